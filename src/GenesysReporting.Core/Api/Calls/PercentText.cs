using System.Text;

namespace GenesysReporting.Api.Calls;

/// <summary>Percent-encoding of paths and queries (RFC 3986), in UTF-8.</summary>
internal static class PercentText
{
    // The characters that need no escape in a path or a query, in addition to letters and digits.
    private const string Plain = "-._~!$&'()*+,;=:@/?%";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text without escapes; null if one is malformed, or if they are not UTF-8.</summary>
    public static string? Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        int index = 0;
        while (index < text.Length)
        {
            if (text[index] == '%')
            {
                if (EscapedByte(text, index) is not { } value)
                {
                    return null;
                }

                bytes.Add(value);
                index += 3;
                continue;
            }

            int next = text.IndexOf('%', index);
            int end = next < 0 ? text.Length : next;
            bytes.AddRange(Encoding.UTF8.GetBytes(text[index..end]));
            index = end;
        }

        return Utf8(bytes.ToArray());
    }

    /// <summary>Escapes the characters that are not allowed in a path or a query; existing escapes stay unchanged.</summary>
    public static string Complete(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(IsPlain(rune) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }

    private static bool IsPlain(Rune rune) => rune.IsAscii
        && (char.IsAsciiLetterOrDigit((char)rune.Value) || Plain.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte? EscapedByte(string text, int index) =>
        index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2])
            ? Convert.FromHexString(text.AsSpan(index + 1, 2))[0]
            : null;
}
