using System.Text.RegularExpressions;
using GenesysReporting.Documents.Values;

namespace GenesysReporting.Documents.Workbooks;

/// <summary>Writes text as workbooks hold it.</summary>
internal static partial class WorkbookText
{
    /// <summary>
    /// Returns the text without what XML cannot hold. Workbooks take <c>_x0041_</c> for A, so that what looks like such an escape is
    /// escaped itself.
    /// </summary>
    public static string Of(string text) => Escape().Replace(CleanText.Of(text), "_x005F_");

    /// <summary>Returns the first characters, and no half of a pair of surrogates.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Returns the text without anything that looks like an escape, for names.</summary>
    public static string WithoutEscapes(string text) => Escape().Replace(CleanText.Of(text), " ");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
