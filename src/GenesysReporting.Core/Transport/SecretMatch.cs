using System.Globalization;
using System.Text;

namespace GenesysReporting.Transport;

/// <summary>Finds a secret in a text, also where some of its characters are written as in an address, in JSON or in HTML.</summary>
internal static class SecretMatch
{
    /// <summary>Shorter values are found in ordinary words, and protect nothing.</summary>
    private const int Shortest = 6;

    /// <summary>Returns the text with asterisks in place of the secret.</summary>
    public static string Blank(string text, string secret)
    {
        if (secret.Length < Shortest)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (LengthAt(text.AsSpan(i), secret) is > 0 and { } length)
            {
                result.Append(text, from, i - from).Append("********");
                i += length - 1;
                from = i + 1;
            }
        }

        return from == 0 ? text : result.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Returns the length of the secret at the beginning of a text; 0 if it is not there.</summary>
    private static int LengthAt(ReadOnlySpan<char> text, string secret)
    {
        int at = 0;
        foreach (char c in secret)
        {
            int length = LengthAt(text[at..], c);
            if (length == 0)
            {
                return 0;
            }

            at += length;
        }

        return at;
    }

    private static int LengthAt(ReadOnlySpan<char> text, char c) => text.IsEmpty ? 0
        : text[0] == c ? 1
        : text[0] switch
        {
            '%' => IsHex(text, 1, 2, c) ? 3 : 0,
            '\\' when text.Length > 1 && text[1] == 'u' => IsHex(text, 2, 4, c) ? 6 : 0,
            '\\' when text.Length > 1 && text[1] == c => 2,
            '&' => EntityLength(text, c),
            '+' when c == ' ' => 1,
            _ => 0,
        };

    private static int EntityLength(ReadOnlySpan<char> text, char c)
    {
        int end = text[..Math.Min(text.Length, 10)].IndexOf(';');
        return end > 0 && System.Net.WebUtility.HtmlDecode(text[..(end + 1)].ToString()) is [var decoded] && decoded == c ? end + 1 : 0;
    }

    private static bool IsHex(ReadOnlySpan<char> text, int from, int digits, char c) => text.Length >= from + digits
        && int.TryParse(text.Slice(from, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && code == c;
}
