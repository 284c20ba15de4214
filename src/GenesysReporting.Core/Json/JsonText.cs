using System.Text;
using System.Text.Unicode;

namespace GenesysReporting.Json;

/// <summary>Prepares JSON text for readers that refuse what .NET's text cannot hold.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>
    /// Returns text in which half surrogates, which JSON allows (RFC 8259, 8.2), and bytes that are not UTF-8 are U+FFFD. Without
    /// any, and without a byte order mark, the same memory is returned.
    /// </summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlyMemory<byte> text = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        text = Ascii.IsValid(text.Span) || Utf8.IsValid(text.Span)
            ? text
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.Span));
        int first = NextHalf(text.Span, 0);
        return first < 0 ? text : WithoutHalves(text.Span, first);
    }

    private static byte[] WithoutHalves(ReadOnlySpan<byte> utf8, int first)
    {
        byte[] mended = utf8.ToArray();
        for (int at = first; at >= 0; at = NextHalf(utf8, at + EscapeLength))
        {
            @"\ufffd"u8.CopyTo(mended.AsSpan(at));
        }

        return mended;
    }

    /// <summary>Returns the position of the next escape of half a surrogate pair; -1 if there is none.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="at">A position that is not within an escape.</param>
    private static int NextHalf(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length && utf8[at..].IndexOf((byte)'\\') is >= 0 and var distance)
        {
            at += distance;
            int unit = Unit(utf8, at);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                at += unit < 0 ? 2 : EscapeLength;
            }
            else if (unit < 0xDC00 && Unit(utf8, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 2 * EscapeLength;
            }
            else
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Returns the UTF-16 unit of an escape; -1 for any other escape or text.</summary>
    private static int Unit(ReadOnlySpan<byte> utf8, int at)
    {
        if (at + EscapeLength > utf8.Length || utf8[at] != '\\' || utf8[at + 1] != 'u')
        {
            return -1;
        }

        int unit = 0;
        foreach (byte digit in utf8.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return -1;
            }

            unit = (unit * 16) + Convert.ToInt32(((char)digit).ToString(), 16);
        }

        return unit;
    }
}
