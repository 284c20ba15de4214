namespace GenesysReporting.Analytics.Time;

/// <summary>The forms in which a user may give the time of a query. Exactly one must be filled.</summary>
public sealed record TimeForms
{
    /// <summary>Gets the interval, <c>start/end</c> in ISO 8601.</summary>
    public string? Interval { get; init; }

    /// <summary>Gets the interval of a caller who has one; it takes the place of the text.</summary>
    internal QueryInterval? Exact { get; init; }

    /// <summary>Gets the function that reads the start. The end is <see cref="End"/>, or now.</summary>
    public Func<TimePoint>? Start { get; init; }

    /// <summary>Gets the function that reads the end.</summary>
    public Func<TimePoint>? End { get; init; }

    /// <summary>Gets the span that ends now, such as <c>7d</c>.</summary>
    public string? Past { get; init; }

    /// <summary>Gets the period of the calendar.</summary>
    public QueryPeriod? Period { get; init; }

    /// <summary>Gets the time zone in which times without an offset are read.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Gets the length of the buckets, an ISO 8601 period: a span that ends now begins where a bucket does.</summary>
    public string? Granularity { get; init; }

    /// <summary>Returns the interval. Throws an error that names the forms if none or several were given.</summary>
    public QueryInterval Resolve(TimeProvider time)
    {
        if (Given.Count > 1)
        {
            throw TimeErrors.TimeFormsConflict(Given);
        }

        if (Exact is not null || Interval is not null)
        {
            return Exact ?? QueryInterval.Parse(Interval!, Zone);
        }

        // Whole seconds: the milliseconds of 'now' only make the interval harder to read.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        if (Past is not null)
        {
            DateTimeOffset start = now - PastSpan.Parse(Past);
            return new QueryInterval(Granularity is null ? start : Buckets.Floor(start, Granularity, Zone), now);
        }

        if (Period is { } period)
        {
            return Periods.Find(period, now, Zone);
        }

        return Start is { } from
            ? new QueryInterval(from().In(Zone), End?.Invoke().In(Zone) ?? now)
            : throw (End is null ? TimeErrors.TimeMissing() : TimeErrors.EndWithoutStart());
    }

    /// <summary>Gets the names of the parameters that were given.</summary>
    internal IReadOnlyList<string> Given => [.. Parameters()];

    private IEnumerable<string> Parameters()
    {
        if (Exact is not null || Interval is not null)
        {
            yield return "-Interval";
        }

        if (Start is not null || End is not null)
        {
            yield return Start is null ? "-End" : "-Start";
        }

        if (Past is not null)
        {
            yield return "-Past";
        }

        if (Period is not null)
        {
            yield return "-Period";
        }
    }
}
