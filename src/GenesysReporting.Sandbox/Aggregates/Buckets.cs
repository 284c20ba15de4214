using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>The parts of a half-open interval, from its own start on; the last one ends where the interval ends.</summary>
internal sealed class Buckets
{
    private const int Cap = 200_000;

    private readonly List<DateTimeOffset> _edges;

    private Buckets(List<DateTimeOffset> edges) => _edges = edges;

    public int Count => _edges.Count - 1;

    public DateTimeOffset Start => _edges[0];

    public DateTimeOffset End => _edges[^1];

    /// <summary>Without a granularity it is one.</summary>
    public static Buckets Create(DateTimeOffset start, DateTimeOffset end, Granularity? granularity, TimeZoneInfo zone)
    {
        var edges = new List<DateTimeOffset> { start };
        for (int step = 1; granularity is not null; step++)
        {
            DateTimeOffset edge = granularity.Add(start, step, zone);
            if (edge >= end)
            {
                break;
            }

            if (edges.Count == Cap)
            {
                throw ApiErrors.BadRequest($"The sandbox does not cut an interval into more than {Cap} parts.");
            }

            edges.Add(edge);
        }

        edges.Add(end);
        return new Buckets(edges);
    }

    public (DateTimeOffset Start, DateTimeOffset End) this[int bucket] => (_edges[bucket], _edges[bucket + 1]);

    /// <summary>The bucket of a moment within the interval.</summary>
    public int IndexOf(DateTimeOffset moment)
    {
        int found = _edges.BinarySearch(moment);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The stretch from one moment to another, cut where buckets end.</summary>
    public IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Split(DateTimeOffset from, DateTimeOffset to)
    {
        from = from > Start ? from : Start;
        to = to < End ? to : End;
        while (from < to)
        {
            DateTimeOffset edge = _edges[IndexOf(from) + 1];
            DateTimeOffset end = edge < to ? edge : to;
            yield return (from, end);
            from = end;
        }
    }
}
