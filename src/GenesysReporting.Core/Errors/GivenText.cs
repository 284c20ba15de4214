using System.Globalization;

namespace GenesysReporting.Errors;

/// <summary>
/// Frees a user's text from what files and clipboards leave around it: blanks of every kind, byte order marks and other
/// invisible characters, and quotes.
/// </summary>
internal static class GivenText
{
    private const string Quotes = "\"'\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u00AB\u00BB";

    /// <summary>Returns the text without blanks and invisible characters around it.</summary>
    public static string Trim(string text) => Between(text, IsBlank);

    /// <summary>Returns the text without blanks, invisible characters and quotes around it, for what never has any.</summary>
    public static string Bare(string text) => Between(text, c => IsBlank(c) || Quotes.Contains(c, StringComparison.Ordinal));

    /// <summary>Returns an id without what is around it. A UUID in braces or without hyphens gets the platform's form.</summary>
    public static string Id(string text)
    {
        string bare = Bare(text);
        return Guid.TryParseExact(bare, "D", out _) || !Guid.TryParse(bare, out Guid id) ? bare : id.ToString("D");
    }

    private static bool IsBlank(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Between(string text, Func<char, bool> isAround)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && isAround(text[start]))
        {
            start++;
        }

        while (end > start && isAround(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }
}
