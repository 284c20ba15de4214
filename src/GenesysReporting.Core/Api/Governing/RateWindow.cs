namespace GenesysReporting.Api.Governing;

/// <summary>
/// The platform's present window as far as answers told of it: the most requests that it has counted, and the two moments
/// between which it ends. Times are this machine's own counting, which no setting of its clock moves.
/// </summary>
internal sealed record RateWindow
{
    // The header is in whole seconds, and whether they were rounded up or down is not known.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public required int Allowed { get; init; }

    /// <summary>The highest count that an answer told of.</summary>
    public required int Count { get; init; }

    public required TimeSpan EarliestEnd { get; init; }

    public required TimeSpan LatestEnd { get; init; }

    /// <summary>What was seen of the others of the token.</summary>
    public required OtherUsers Others { get; init; }

    /// <summary>The window that an answer tells of.</summary>
    public static RateWindow Of(RateHeaders headers, TimeSpan sent, TimeSpan received) => new()
    {
        Allowed = headers.Allowed,
        Count = headers.Count,
        EarliestEnd = sent + headers.Reset - Rounding,
        LatestEnd = received + headers.Reset + Rounding,
        Others = OtherUsers.FirstSeen(headers.Count, received),
    };

    public bool HasEnded(TimeSpan now) => now >= LatestEnd;

    /// <summary>Whether the other may be the same window.</summary>
    public bool Meets(RateWindow other) => EarliestEnd <= other.LatestEnd && other.EarliestEnd <= LatestEnd;

    /// <summary>Whether it ends after the other.</summary>
    public bool IsAfter(RateWindow other) => EarliestEnd > other.LatestEnd;

    /// <summary>
    /// With what another answer tells of the same window. Answers overtake each other: the highest count is the newest. Own
    /// requests that are on their way may be counted in it already.
    /// </summary>
    public RateWindow With(RateWindow told, TimeSpan received, int onTheWay)
    {
        TimeSpan latest = Min(LatestEnd, told.LatestEnd);
        TimeSpan earliest = Max(EarliestEnd, told.EarliestEnd);
        int count = Math.Max(Count, told.Count);
        return this with
        {
            Allowed = told.Allowed,
            Count = count,
            EarliestEnd = Min(earliest, latest),
            LatestEnd = latest,
            Others = Others.Seen(count, received, onTheWay),
        };
    }

    /// <summary>How many requests of others are to be expected until its end, those since the last answer included.</summary>
    public double ForecastOthers() => Others.Pace * (LatestEnd - Others.LastSeen).TotalSeconds;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
