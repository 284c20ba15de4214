namespace GenesysReporting.Analytics.Time;

/// <summary>The ways in which a user may say the time of a query; exactly one is to be filled.</summary>
public sealed record TimeForms
{
    /// <summary><c>start/end</c> in ISO 8601.</summary>
    public string? Interval { get; init; }

    /// <summary>Reads the start; with it goes <see cref="End"/>, or now.</summary>
    public Func<TimePoint>? Start { get; init; }

    /// <summary>Reads the end.</summary>
    public Func<TimePoint>? End { get; init; }

    /// <summary>A span that ends now, such as <c>7d</c>.</summary>
    public string? Past { get; init; }

    /// <summary>A period of the calendar.</summary>
    public QueryPeriod? Period { get; init; }

    /// <summary>Where times without an offset are read.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The interval meant. Raises an error that names the forms when there are none or several.</summary>
    public QueryInterval Resolve(TimeProvider time)
    {
        if (Given.Count > 1)
        {
            throw TimeErrors.TimeFormsConflict(Given);
        }

        if (Interval is not null)
        {
            return QueryInterval.Parse(Interval, Zone);
        }

        // Whole seconds: the milliseconds of 'now' are noise to whoever reads the interval.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        if (Past is not null)
        {
            return new QueryInterval(now - PastSpan.Parse(Past), now);
        }

        if (Period is { } period)
        {
            return Periods.Find(period, now, Zone);
        }

        return Start is { } start
            ? new QueryInterval(start().In(Zone), End?.Invoke().In(Zone) ?? now)
            : throw (End is null ? TimeErrors.TimeMissing() : TimeErrors.EndWithoutStart());
    }

    /// <summary>The parameters that were given, by name.</summary>
    internal IReadOnlyList<string> Given => [.. Parameters()];

    private IEnumerable<string> Parameters()
    {
        if (Interval is not null)
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
