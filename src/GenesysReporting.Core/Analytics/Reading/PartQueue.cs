using System.Diagnostics.CodeAnalysis;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The parts that are still to be read, in the order in which their records are delivered.</summary>
internal sealed class PartQueue(bool isDescending)
{
    private readonly LinkedList<QueryPart> _parts = [];

    public int Count => _parts.Count;

    /// <summary>Gets the part that is taken next; null if there is none.</summary>
    public QueryPart? Next => _parts.First?.Value;

    public bool TryTake([NotNullWhen(true)] out QueryPart? part)
    {
        part = _parts.First?.Value;
        if (part is not null)
        {
            _parts.RemoveFirst();
        }

        return part is not null;
    }

    /// <summary>Puts parts, given in order of time, before all others.</summary>
    public void Prepend(IEnumerable<QueryPart> parts)
    {
        foreach (QueryPart part in isDescending ? parts : parts.Reverse())
        {
            _parts.AddFirst(part);
        }
    }

    /// <summary>Replaces all parts.</summary>
    public void Replace(IEnumerable<QueryPart> parts)
    {
        _parts.Clear();
        Prepend(parts);
    }
}
