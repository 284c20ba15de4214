using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace GenesysReporting.Json;

/// <content>Reads the value that comes next. One that is null or of another type is told apart; null is no value.</content>
internal ref partial struct JsonCursor
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Text()
    {
        if (TryNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = RawText("text", out bool isEscaped);
        return isEscaped ? Unescape(raw) : Decode(raw);
    }

    /// <summary>Passes text that could be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckText()
    {
        if (TryNull())
        {
            return;
        }

        ReadOnlySpan<byte> raw = RawText("text", out bool isEscaped);
        if (isEscaped)
        {
            Unescape(raw);
        }
        else if (!Ascii.IsValid(raw) && !Utf8.IsValid(raw))
        {
            throw Unexpected("text in UTF-8 before");
        }
    }

    /// <summary>Text that is likely to come again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Text(TextCache texts)
    {
        if (TryNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = RawText("text", out bool isEscaped);
        return isEscaped ? Unescape(raw) : texts.Find(raw) ?? texts.Keep(raw, Decode(raw));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long? Whole()
    {
        if (TryNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = RawNumber("a whole number", out bool isWhole);
        return isWhole && Utf8Parser.TryParse(raw, out long value, out int used) && used == raw.Length
            ? value
            : throw Unexpected("a whole number before");
    }

    public double? Number()
    {
        if (TryNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = RawNumber("a number", out _);
        return Utf8Parser.TryParse(raw, out double value, out int used) && used == raw.Length
            ? value
            : throw Unexpected("a number before");
    }

    public bool? Truth()
    {
        switch (Peek())
        {
            case (byte)'t':
                PassWord("true"u8);
                return true;
            case (byte)'f':
                PassWord("false"u8);
                return false;
            default:
                return TryNull() ? null : throw Unexpected("true or false");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DateTimeOffset? Moment()
    {
        if (TryNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = RawText("a time", out _);
        return IsoTimestamp.TryRead(raw, out DateTimeOffset moment) ? moment : OtherMoment(raw);
    }

    private readonly DateTimeOffset OtherMoment(ReadOnlySpan<byte> raw)
    {
        Utf8JsonReader reader = General(raw);
        return reader.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment : throw Unexpected("a time before");
    }

    private readonly string Unescape(ReadOnlySpan<byte> raw)
    {
        try
        {
            return General(raw).GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Unexpected("text in UTF-8 before");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly string Decode(ReadOnlySpan<byte> raw)
    {
        try
        {
            return Strict.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            throw Unexpected("text in UTF-8 before");
        }
    }

    /// <summary>The general reader at a text of which this is between the quotes.</summary>
    private static Utf8JsonReader General(ReadOnlySpan<byte> raw)
    {
        byte[] quoted = [(byte)'"', .. raw, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader;
    }
}
