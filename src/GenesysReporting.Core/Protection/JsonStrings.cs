using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Protection;

/// <summary>
/// Decodes and writes strings of JSON. Half surrogates, which JSON allows and .NET's readers refuse, are kept.
/// </summary>
internal static class JsonStrings
{
    private const int EscapeLength = 6;

    /// <summary>Returns the characters of a string.</summary>
    /// <param name="raw">The bytes between its quotes, which have been checked.</param>
    /// <param name="buffer">A buffer, which is replaced if it is too short.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> raw, ref char[] buffer)
    {
        if (buffer.Length < raw.Length)
        {
            buffer = new char[Math.Max(raw.Length, buffer.Length * 2)];
        }

        int count = 0;
        while (true)
        {
            int plain = raw.IndexOf((byte)'\\');
            count += Encoding.UTF8.GetChars(plain < 0 ? raw : raw[..plain], buffer.AsSpan(count));
            if (plain < 0)
            {
                return buffer.AsSpan(0, count);
            }

            buffer[count++] = Unescape(raw[plain..]);
            raw = raw[(plain + (raw[plain + 1] == 'u' ? EscapeLength : 2))..];
        }
    }

    /// <summary>Writes a text with its quotes.</summary>
    public static void Write(ReadOnlySpan<char> text, ArrayBufferWriter<byte> to)
    {
        to.Write("\""u8);
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                i++;
            }
            else if (text[i] is '"' or '\\' or < ' ' || char.IsSurrogate(text[i]))
            {
                Encoding.UTF8.GetBytes(text[start..i], to);
                to.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}")));
                start = i + 1;
            }
        }

        Encoding.UTF8.GetBytes(text[start..], to);
        to.Write("\""u8);
    }

    /// <summary>Returns the position after a string's closing quote.</summary>
    /// <param name="utf8">Text that has been checked.</param>
    /// <param name="start">The position of the opening quote.</param>
    public static int End(ReadOnlySpan<byte> utf8, int start)
    {
        int at = start + 1;
        while (utf8[at] != '"')
        {
            at += utf8[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    private static char Unescape(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' => (char)int.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        byte other => (char)other,
    };
}
