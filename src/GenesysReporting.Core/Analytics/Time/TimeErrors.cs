using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Errors about times. Each method's name is the ErrorId.</summary>
internal static class TimeErrors
{
    private const string IntervalForm =
        "An interval is start/end in ISO 8601, such as '2026-11-01T00:00:00Z/2026-11-02T00:00:00Z'; the end is not part of it.";

    public static InputException InvalidInterval(string text) =>
        Make($"'{text}' is not an interval.", IntervalForm, text);

    public static InputException IntervalIsDuration(string text) => Make(
        $"'{text}' is a duration, not an interval.",
        IntervalForm + " Durations are granularities of aggregates; for a span that ends now use -Past, as in -Past 1h.",
        text);

    public static InputException IntervalReversed(DateTimeOffset start, DateTimeOffset end) => Make(
        end == start ? $"The interval is empty: it starts and ends at {Show(start)}."
            : $"The interval ends ({Show(end)}) before it starts ({Show(start)}).",
        "Give an end after the start. A whole day runs from its midnight to the next.",
        $"{Show(start)}/{Show(end)}");

    public static InputException InvalidPast(string text) => Make(
        $"'{text}' is not a span.",
        "Give a whole number and a unit: 90m, 24h, 7d or 2w.",
        text);

    public static InputException InvalidDay(string text) => Make(
        $"'{text}' is not a day.", "Write it as 2026-11-01.", text);

    public static InputException InvalidTime(string text) => Make(
        $"'{text}' is not a time.",
        "Give a DateTime (as Get-Date makes it) or ISO 8601: '2026-11-01', '2026-11-01T08:00', '2026-11-01T08:00:00+01:00'.",
        text);

    public static InputException TimeFormsConflict(IReadOnlyList<string> given) => Make(
        $"{string.Join(" and ", given)} both give the time of the query.",
        "Give one of them: -Interval, or -Start with -End, or -Past, or -Period.",
        string.Join(", ", given));

    public static InputException TimeMissing() => Make(
        "The query has no time.",
        "Give -Period Yesterday, or -Past 1d, or -Start and -End, or -Interval 'start/end'.",
        null);

    public static InputException EndWithoutStart() => Make(
        "-End was given without -Start.",
        "Give both. With -Start alone the interval ends now.",
        null);

    public static InputException InvalidGranularity(string text)
    {
        string hint = text.Contains('/', StringComparison.Ordinal) ? " It looks like an interval." : string.Empty;
        return Make(
            $"'{text}' is not a granularity.{hint}",
            "Give an ISO 8601 period, such as PT15M, PT1H, P1D or P1M, or the same in short: 15m, 1h, 1d.",
            text);
    }

    public static InputException UnknownTimeZone(string name, string? near)
    {
        string hint = near is null ? string.Empty : $" Did you mean '{near}'?";
        return Make(
            $"This machine does not know the time zone '{name}'.{hint}",
            "Give an IANA name such as 'Europe/Paris' or a Windows name such as 'Romance Standard Time'.",
            name);
    }

    private static string Show(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static InputException Make(
        string message, string nextStep, string? target, [CallerMemberName] string errorId = "") =>
        new(errorId, message, nextStep, target);
}
