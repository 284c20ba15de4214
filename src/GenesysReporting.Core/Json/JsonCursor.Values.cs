using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace GenesysReporting.Json;

/// <summary>Reads an item of an array that is not null.</summary>
internal delegate T ItemReader<out T>(ref JsonCursor json, TextCache texts);

/// <content>Reads the next value. A null is returned as null; a value of another type throws.</content>
internal ref partial struct JsonCursor
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? ReadString()
    {
        if (TryReadNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = ReadStringSpan("text", out bool isEscaped);
        return isEscaped ? Unescape(raw) : Decode(raw);
    }

    /// <summary>Reads a text that is likely to occur again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? ReadString(TextCache texts)
    {
        if (TryReadNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = ReadStringSpan("text", out bool isEscaped);
        return isEscaped ? Unescape(raw) : texts.Find(raw) ?? texts.Keep(raw, Decode(raw));
    }

    /// <summary>Skips a value that <see cref="ReadString()"/> can read, and throws for any other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckString()
    {
        if (TryReadNull())
        {
            return;
        }

        ReadOnlySpan<byte> raw = ReadStringSpan("text", out bool isEscaped);
        if (isEscaped)
        {
            Unescape(raw);
        }
        else if (!Ascii.IsValid(raw) && !Utf8.IsValid(raw))
        {
            throw Unexpected("text in UTF-8 before");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long? ReadInt64()
    {
        if (TryReadNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = ReadNumberSpan("a whole number", out bool isWhole);
        return isWhole && Utf8Parser.TryParse(raw, out long value, out int used) && used == raw.Length
            ? value
            : throw Unexpected("a whole number before");
    }

    public double? ReadDouble()
    {
        if (TryReadNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = ReadNumberSpan("a number", out _);
        return Utf8Parser.TryParse(raw, out double value, out int used) && used == raw.Length
            ? value
            : throw Unexpected("a number before");
    }

    public bool? ReadBoolean()
    {
        switch (Peek())
        {
            case (byte)'t':
                SkipLiteral("true"u8);
                return true;
            case (byte)'f':
                SkipLiteral("false"u8);
                return false;
            default:
                return TryReadNull() ? null : throw Unexpected("true or false");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DateTimeOffset? ReadDateTimeOffset()
    {
        if (TryReadNull())
        {
            return null;
        }

        ReadOnlySpan<byte> raw = ReadStringSpan("a time", out _);
        if (IsoTimestamp.TryRead(raw, out DateTimeOffset time))
        {
            return time;
        }

        Utf8JsonReader reader = FrameworkReader(raw);
        return PlatformTime.TryRead(ref reader, out time)
            ? time
            : throw Unexpected("a time before");
    }

    /// <summary>Reads an array; a null is read as an empty array.</summary>
    /// <param name="texts">The texts that are likely to occur again.</param>
    /// <param name="readItem">Reads an item.</param>
    /// <param name="takesNull">True to leave out items that are null, false to throw for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T[] ReadArray<T>(TextCache texts, ItemReader<T> readItem, bool takesNull = true)
    {
        // Most arrays are short; their items need no list.
        Items<T> first = default;
        List<T>? all = null;
        int count = 0;
        if (TryEnterArray())
        {
            while (takesNull ? NextNonNullItem() : NextItem())
            {
                if (!takesNull && TryReadNull())
                {
                    throw Unexpected("a value before");
                }

                T item = readItem(ref this, texts);
                if (count < Items<T>.Count)
                {
                    first[count++] = item;
                }
                else
                {
                    (all ??= [.. (ReadOnlySpan<T>)first]).Add(item);
                }
            }
        }

        return all?.ToArray() ?? (count == 0 ? [] : ((ReadOnlySpan<T>)first)[..count].ToArray());
    }

    /// <summary>Reads an array of texts that are likely to occur again.</summary>
    public string[] ReadStrings(TextCache texts) =>
        ReadArray(texts, static (ref json, cache) => json.ReadString(cache)!);

    private readonly string Unescape(ReadOnlySpan<byte> raw)
    {
        try
        {
            return FrameworkReader(raw).GetString()!;
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

    [InlineArray(Count)]
    private struct Items<T>
    {
        public const int Count = 8;

        private T _first;
    }

    /// <summary>Returns the framework's reader of a text that has these bytes between its quotes.</summary>
    private static Utf8JsonReader FrameworkReader(ReadOnlySpan<byte> raw)
    {
        byte[] quoted = [(byte)'"', .. raw, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader;
    }
}
