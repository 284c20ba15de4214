using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Reads granularities: ISO 8601 periods such as <c>PT30M</c>, or their short form, <c>30m</c>.</summary>
internal static partial class GranularityText
{
    /// <summary>Returns the ISO 8601 period; throws <c>InvalidGranularity</c> for any other text.</summary>
    public static string Read(string text)
    {
        string trimmed = GivenText.Bare(text);
        return IsPeriod(trimmed) ? trimmed
            : DurationText.TryParse(trimmed, out TimeSpan span) && span >= TimeSpan.FromMinutes(1) ? FromSpan(span, text)
            : throw TimeErrors.InvalidGranularity(text);
    }

    /// <summary>True if the text is an ISO 8601 period of at least one unit.</summary>
    public static bool IsPeriod(string text) => Form().IsMatch(text);

    private static string FromSpan(TimeSpan span, string text)
    {
        if (span.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw TimeErrors.InvalidGranularity(text);
        }

        string form = span.Ticks % TimeSpan.TicksPerDay == 0 ? $"P{(int)span.TotalDays}D"
            : span.Ticks % TimeSpan.TicksPerHour == 0 ? $"PT{(int)span.TotalHours}H"
            : $"PT{(int)span.TotalMinutes}M";
        return form.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
