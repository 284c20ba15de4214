using System.Globalization;
using System.Text.RegularExpressions;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Time;

/// <summary>Reads spans such as <c>90m</c>, <c>24h</c>, <c>7d</c> and <c>2w</c>.</summary>
public static partial class PastSpan
{
    /// <summary>Returns the span; a day is 24 hours. Throws <c>InvalidPast</c> for any other text.</summary>
    public static TimeSpan Parse(string text)
    {
        Match match = Form().Match(GivenText.Bare(text));
        if (!match.Success
            || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number == 0)
        {
            throw TimeErrors.InvalidPast(text);
        }

        return match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7L * number),
        };
    }

    [GeneratedRegex("^([0-9]{1,5})([mhdw])$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
