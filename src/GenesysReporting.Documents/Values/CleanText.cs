using System.Text;

namespace GenesysReporting.Documents.Values;

/// <summary>Replaces the characters that neither HTML nor XML can hold: control characters, halves of pairs, noncharacters.</summary>
internal static class CleanText
{
    /// <summary>Returns the text with U+FFFD for each such character.</summary>
    public static string Of(string text)
    {
        int first = 0;
        while (first < text.Length && IsSafe(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(IsAllowed(rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    // The characters that need no closer inspection.
    private static bool IsSafe(char c) => c is >= ' ' and < '\u007F' or > '\u009F' and < '\uD800';

    private static bool IsAllowed(int value) => value switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF) => false,
        _ => (value & 0xFFFE) != 0xFFFE,
    };
}
