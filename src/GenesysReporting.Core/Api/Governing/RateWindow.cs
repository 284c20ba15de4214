namespace GenesysReporting.Api.Governing;

/// <summary>
/// The platform's current window, by its answers: the highest count of requests, and the two times between which it ends.
/// Times are elapsed time, which setting the clock does not change.
/// </summary>
internal sealed record RateWindow
{
    // The header is in whole seconds; it is not known whether they are rounded up or down.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public required int Allowed { get; init; }

    /// <summary>The highest count of all answers.</summary>
    public required int Count { get; init; }

    /// <summary>The number of this session's answers of the window.</summary>
    public required int Own { get; init; }

    public required TimeSpan EarliestEnd { get; init; }

    public required TimeSpan LatestEnd { get; init; }

    /// <summary>The other users of the token.</summary>
    public required OtherUsers Others { get; init; }

    /// <summary>Returns the window by one answer.</summary>
    public static RateWindow Of(RateHeaders headers, TimeSpan sent, TimeSpan received) => new()
    {
        Allowed = headers.Allowed,
        Count = headers.Count,
        Own = 1,
        EarliestEnd = sent + headers.Reset - Rounding,
        LatestEnd = received + headers.Reset + Rounding,
        Others = OtherUsers.FirstSeen(headers.Count, received),
    };

    public bool HasEnded(TimeSpan now) => now >= LatestEnd;

    /// <summary>True if the other may be the same window.</summary>
    public bool Meets(RateWindow other) => EarliestEnd <= other.LatestEnd && other.EarliestEnd <= LatestEnd;

    /// <summary>True if it ends after the other.</summary>
    public bool IsAfter(RateWindow other) => EarliestEnd > other.LatestEnd;

    /// <summary>
    /// Returns the window after another answer. Answers may overtake each other: the highest count is the latest. It may
    /// already include own requests that are under way.
    /// </summary>
    public RateWindow With(RateWindow other, TimeSpan received, int underWay)
    {
        TimeSpan latest = Min(LatestEnd, other.LatestEnd);
        TimeSpan earliest = Max(EarliestEnd, other.EarliestEnd);
        int count = Math.Max(Count, other.Count);
        return this with
        {
            Allowed = other.Allowed,
            Count = count,
            Own = Own + 1,
            EarliestEnd = Min(earliest, latest),
            LatestEnd = latest,
            Others = Others.Seen(count, received, underWay),
        };
    }

    /// <summary>Returns the expected number of others' requests from the last answer to the window's end.</summary>
    public double ForecastOthers() => Others.Pace * (LatestEnd - Others.LastSeen).TotalSeconds;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
