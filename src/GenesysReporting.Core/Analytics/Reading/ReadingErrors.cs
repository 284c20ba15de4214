using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Errors about reading results. Each method's name is the ErrorId.</summary>
internal static class ReadingErrors
{
    public static InputException DayTooLarge(QueryInterval day, long totalHits, int maxResults) => new(
        nameof(DayTooLarge),
        $"The UTC day of {day} has {totalHits} conversations; the platform pages through {maxResults} at most, "
            + "and it matches whole UTC days however short the interval is.",
        "Narrow the query with a filter.",
        day.ToString());

    public static InputException QueryIntervalMissing() => new(
        nameof(QueryIntervalMissing),
        "The query has no interval, and conversations are requested day by day. Nothing was sent.",
        "Put \"interval\": \"2026-11-02T00:00:00Z/2026-11-03T00:00:00Z\" into the body, or give -Start and -End, -Past or -Period.",
        null);

    /// <summary>Returns the error of one part of a query; the other parts were delivered.</summary>
    public static IncompleteException SliceFailed(QueryInterval slice, GenesysException failure) => new(
        nameof(SliceFailed),
        $"{slice} could not be read, or not to its end: {failure.Message}",
        "Run the query again for this interval.",
        slice.ToString(),
        failure);

    /// <summary>Returns the error of an incomplete result where only a complete one is wanted.</summary>
    public static IncompleteException ResultIncomplete(QuerySummary summary) => new(
        nameof(ResultIncomplete),
        $"The result is not complete. {string.Join(' ', summary.Reasons)}".TrimEnd(),
        "What arrived was delivered. Run the query again, or leave -RequireComplete out.",
        summary.Interval?.ToString());
}
