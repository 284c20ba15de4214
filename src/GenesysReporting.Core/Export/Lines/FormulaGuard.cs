using System.Buffers;
using System.Text;

namespace GenesysReporting.Export.Lines;

/// <summary>
/// Recognises text that a spreadsheet would run as a formula: by OWASP's rule, text that begins with one of these characters, also
/// after a separator or a line break, where another dialect of CSV begins a new cell. An apostrophe before it makes it text. A phone
/// number, which callers without a name have instead, is not a formula: a plus, digits and spaces cannot be run.
/// </summary>
internal static class FormulaGuard
{
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    // A tab or a line break at the beginning may be dropped by the spreadsheet, with what follows as the beginning.
    private static readonly SearchValues<char> Starts = SearchValues.Create(Signs + "\t\r\n");
    private static readonly SearchValues<char> InnerStarts = SearchValues.Create(Signs);
    private static readonly SearchValues<char> Borders = SearchValues.Create(",;|\t\r\n\"");
    private static readonly SearchValues<char> OfPhoneNumbers = SearchValues.Create("0123456789 ");

    /// <summary>Returns the text with an apostrophe before each formula; the same text if there is none.</summary>
    public static string Neutralize(string text)
    {
        if (!text.AsSpan().ContainsAny(Starts))
        {
            return text;
        }

        StringBuilder? safe = null;
        int copied = 0;
        for (int at = 0; at < text.Length; at = NextCell(text, at))
        {
            if (IsFormula(text, at))
            {
                safe = (safe ?? new StringBuilder(text.Length + 8)).Append(text, copied, at - copied).Append('\'');
                copied = at;
            }
        }

        return safe is null ? text : safe.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Returns the position after the next border and the spaces that follow it.</summary>
    private static int NextCell(string text, int at)
    {
        int border = text.AsSpan(at).IndexOfAny(Borders);
        if (border < 0)
        {
            return text.Length;
        }

        int next = at + border + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        return next;
    }

    private static bool IsFormula(string text, int at) =>
        (at == 0 ? Starts : InnerStarts).Contains(text[at]) && !IsPhoneNumber(text.AsSpan(at));

    private static bool IsPhoneNumber(ReadOnlySpan<char> cell)
    {
        int end = cell.IndexOfAny(Borders);
        ReadOnlySpan<char> number = end < 0 ? cell : cell[..end];
        return number.Length > 1 && number[0] == '+' && !number[1..].ContainsAnyExcept(OfPhoneNumbers);
    }
}
