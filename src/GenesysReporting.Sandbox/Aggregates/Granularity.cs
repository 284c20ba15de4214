using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Sandbox.Errors;

namespace GenesysReporting.Sandbox.Aggregates;

/// <summary>An ISO-8601 period: calendar units and time.</summary>
internal sealed partial record Granularity(int Months, int Days, TimeSpan Time)
{
    public static Granularity Read(string text)
    {
        Match match = Pattern().Match(text);
        var read = new Granularity(
            (12 * Number(match, "years")) + Number(match, "months"),
            (7 * Number(match, "weeks")) + Number(match, "days"),
            new TimeSpan(Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds")));
        return match.Success && read != new Granularity(0, 0, TimeSpan.Zero)
            ? read
            : throw ApiErrors.BadRequest($"The granularity '{text}' is not an ISO-8601 period such as PT30M, PT1H or P1D.");
    }

    /// <summary>
    /// Returns the time a number of steps after a start. Calendar units follow the zone's clock: a local day may have 23 or
    /// 25 hours.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset start, int steps, TimeZoneInfo zone)
    {
        if (Months == 0 && Days == 0)
        {
            return start + (steps * Time);
        }

        DateTime local = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        DateTime stepped = local.AddMonths(steps * Months).AddDays(steps * Days) + (steps * Time);
        return Instant(stepped, zone);
    }

    /// <summary>Converts a local time; one that the clocks skip becomes the time at which they do.</summary>
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static int Number(Match match, string name) => match.Groups[name].Success
        ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(
        @"^P(?=.)((?<years>\d{1,4})Y)?((?<months>\d{1,4})M)?((?<weeks>\d{1,4})W)?((?<days>\d{1,4})D)?(T(?=.)((?<hours>\d{1,5})H)?((?<minutes>\d{1,6})M)?((?<seconds>\d{1,6})S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
