using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Reports.Questions;

/// <summary>The buckets of an interval, by their starts.</summary>
internal sealed class BucketStarts
{
    private readonly DateTimeOffset[] _starts;

    /// <param name="interval">The interval.</param>
    /// <param name="granularity">The length of the buckets, an ISO 8601 period.</param>
    /// <param name="zone">The zone on whose calendar days are counted.</param>
    public BucketStarts(QueryInterval interval, string granularity, TimeZoneInfo zone) => _starts = Buckets.Advances(granularity)
        ? [.. Buckets.Of(interval, granularity, zone, []).Select(b => b.Start)]
        : [];

    /// <summary>The starts, in order.</summary>
    public IReadOnlyList<DateTimeOffset> All => _starts;

    /// <summary>Returns the start of the bucket of a time. What began before the interval belongs to the first bucket; null without a time.</summary>
    public DateTimeOffset? Of(DateTimeOffset? time)
    {
        if (time is not { } exact || _starts.Length == 0)
        {
            return null;
        }

        int at = Array.BinarySearch(_starts, exact);
        return _starts[Math.Max(0, at >= 0 ? at : ~at - 1)];
    }
}
