using System.Diagnostics.CodeAnalysis;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The parts that are still to be fetched, in the order in which their records are to come.</summary>
internal sealed class DetailsParts(IEnumerable<DetailsPart> parts, bool isDescending)
{
    private readonly LinkedList<DetailsPart> _left = new(parts);

    public int Left => _left.Count;

    public bool TryTake([NotNullWhen(true)] out DetailsPart? part)
    {
        part = _left.First?.Value;
        if (part is not null)
        {
            _left.RemoveFirst();
        }

        return part is not null;
    }

    /// <summary>The part is done in another way: in these pieces, given in order of time.</summary>
    public void PutBack(IEnumerable<DetailsPart> pieces)
    {
        foreach (DetailsPart piece in isDescending ? pieces : pieces.Reverse())
        {
            _left.AddFirst(piece);
        }
    }

    /// <summary>
    /// A run of days that holds more than can be paged through is asked for in halves. A single UTC day cannot be cut:
    /// the platform would match the whole day again.
    /// </summary>
    public bool TryHalve(QueryInterval slice)
    {
        int days = UtcDays.Count(slice);
        if (days > 1)
        {
            PutBack(UtcDays.Runs(slice, (days + 1) / 2).Select(s => new DetailsPart(s, ByJob: false)));
        }

        return days > 1;
    }

    /// <summary>All that is left is done in other parts.</summary>
    public void Replace(IEnumerable<DetailsPart> parts)
    {
        _left.Clear();
        PutBack(parts);
    }
}
