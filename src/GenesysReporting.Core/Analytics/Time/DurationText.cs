using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Reads durations such as <c>500ms</c>, <c>60s</c>, <c>1.5h</c>, <c>2m30s</c> and <c>00:01:30</c>.</summary>
internal static partial class DurationText
{
    public static bool TryParse(string text, out TimeSpan span)
    {
        string trimmed = GivenText.Bare(text);
        if (TimeSpan.TryParseExact(trimmed, ["c", @"h\:mm\:ss", @"hh\:mm"], CultureInfo.InvariantCulture, out span)
            && trimmed.Contains(':', StringComparison.Ordinal))
        {
            return true;
        }

        Match match = Form().Match(trimmed);
        if (!match.Success || trimmed.Length == 0)
        {
            span = default;
            return false;
        }

        double milliseconds = match.Groups[1].Captures.Zip(match.Groups[2].Captures, Milliseconds).Sum();
        bool fits = milliseconds < TimeSpan.MaxValue.TotalMilliseconds / 2;
        span = fits ? TimeSpan.FromMilliseconds(milliseconds) : default;
        return fits;
    }

    private static double Milliseconds(Capture number, Capture unit) =>
        double.Parse(number.ValueSpan, CultureInfo.InvariantCulture) * unit.Value switch
        {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => 86_400_000,
        };

    [GeneratedRegex("^(?:([0-9]{1,12}(?:\\.[0-9]{1,6})?)(ms|s|m|h|d))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
