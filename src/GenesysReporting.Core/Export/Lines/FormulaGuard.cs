using System.Buffers;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// Recognises text that a spreadsheet would run as a formula: by OWASP's rule, text that begins with one of these characters.
/// A leading apostrophe makes it text. A phone number, which callers without a name have instead, is not a formula: a plus,
/// digits and spaces cannot be run.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    private static readonly SearchValues<char> OfPhoneNumbers = SearchValues.Create("0123456789 ");

    public static bool IsFormula(string text) => text.Length > 0 && Starts.Contains(text[0]) && !IsPhoneNumber(text);

    private static bool IsPhoneNumber(string text) =>
        text.Length > 1 && text[0] == '+' && !text.AsSpan(1).ContainsAnyExcept(OfPhoneNumbers);
}
