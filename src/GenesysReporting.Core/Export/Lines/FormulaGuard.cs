using System.Buffers;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// Tells text that a spreadsheet would run as a formula: by OWASP's rule what begins with one of these. A leading
/// apostrophe makes it text.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static bool IsFormula(string text) => text.Length > 0 && Starts.Contains(text[0]);
}
