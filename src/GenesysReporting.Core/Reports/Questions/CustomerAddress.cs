using System.Text.RegularExpressions;

namespace GenesysReporting.Reports.Questions;

/// <summary>Reads addresses so that one telephone number is one text, by whatever line it arrived.</summary>
internal static partial class CustomerAddress
{
    /// <summary>Returns the number of a tel: or sip: address; any other address as it is.</summary>
    public static object? Of(object? cell) =>
        cell is string text && Form().Match(text) is { Success: true } match ? match.Groups["number"].Value : cell;

    [GeneratedRegex(@"^(?:tel:(?<number>[^;]+)|sips?:(?<number>\+[0-9]+)@)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
