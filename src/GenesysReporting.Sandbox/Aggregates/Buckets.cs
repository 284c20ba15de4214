using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>The buckets of a half-open interval, counted from its start; the last one ends with the interval.</summary>
internal sealed class Buckets
{
    private const int MaxCount = 200_000;

    private readonly List<DateTimeOffset> _edges;

    private Buckets(List<DateTimeOffset> edges) => _edges = edges;

    public DateTimeOffset Start => _edges[0];

    public DateTimeOffset End => _edges[^1];

    /// <summary>Cuts an interval by a granularity; null gives one bucket.</summary>
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

            if (edges.Count == MaxCount)
            {
                throw ApiErrors.BadRequest($"The sandbox does not cut an interval into more than {MaxCount} parts.");
            }

            edges.Add(edge);
        }

        edges.Add(end);
        return new Buckets(edges);
    }

    public (DateTimeOffset Start, DateTimeOffset End) this[int bucket] => (_edges[bucket], _edges[bucket + 1]);

    /// <summary>Returns the bucket of a time within the interval.</summary>
    public int IndexOf(DateTimeOffset time)
    {
        int found = _edges.BinarySearch(time);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Returns the parts of a period within the interval, cut at the ends of buckets.</summary>
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
