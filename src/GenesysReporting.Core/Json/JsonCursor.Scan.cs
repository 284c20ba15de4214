using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenesysReporting.Json;

/// <content>Finds the ends of values.</content>
internal ref partial struct JsonCursor
{
    // The limit of the framework's reader.
    private const int MaxDepth = 64;

    /// <summary>Skips the next value, of any type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Skip()
    {
        int outerDepth = _depth;

        // One bit per level that was entered, set for an object. There are no more levels than bits.
        ulong objects = 0;
        SkipOne(ref objects);
        while (_depth > outerDepth)
        {
            bool isObject = (objects & 1) != 0;
            if (isObject ? NextMember() : NextItem())
            {
                SkipOne(ref objects);
            }
            else
            {
                objects >>= 1;
            }
        }
    }

    /// <summary>Skips a value without parts, or enters one that has parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SkipOne(ref ulong objects)
    {
        switch (Peek())
        {
            case (byte)'"':
                ReadStringSpan("text", out _);
                break;
            case (byte)'{':
                EnterObject();
                objects = (objects << 1) | 1;
                break;
            case (byte)'[':
                EnterArray();
                objects <<= 1;
                break;
            case (byte)'t':
                SkipLiteral("true"u8);
                break;
            case (byte)'f':
                SkipLiteral("false"u8);
                break;
            case (byte)'n':
                SkipLiteral("null"u8);
                break;
            default:
                ReadNumberSpan("a value", out _);
                break;
        }
    }

    /// <summary>Reads a text and returns the bytes between its quotes, with their escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> ReadStringSpan(string expected, out bool isEscaped)
    {
        if (Peek() != '"')
        {
            throw Unexpected(expected);
        }

        int start = _position + 1;
        int end = EndOfPlainText(_utf8, start);
        isEscaped = false;
        while (true)
        {
            _position = end;
            if ((uint)end >= (uint)_utf8.Length)
            {
                throw Unexpected("the end of a text");
            }

            switch (_utf8[end])
            {
                case (byte)'"':
                    _position = end + 1;
                    return _utf8[start..end];
                case (byte)'\\':
                    isEscaped = true;
                    SkipEscape();
                    end = EndOfPlainText(_utf8, _position);
                    break;
                default:
                    throw Unexpected("a character that needs no escape");
            }
        }
    }

    /// <summary>Returns the position of the next quote, backslash or control character, or of the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfPlainText(ReadOnlySpan<byte> utf8, int at)
    {
        while (utf8.Length - at >= Vector128<byte>.Count)
        {
            Vector128<byte> block = Vector128.Create(utf8.Slice(at, Vector128<byte>.Count));
            Vector128<byte> ends = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            uint bits = ends.ExtractMostSignificantBits();
            if (bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits);
            }

            at += Vector128<byte>.Count;
        }

        while ((uint)at < (uint)utf8.Length && utf8[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SkipEscape()
    {
        _position++;
        byte escaped = _position < _utf8.Length ? _utf8[_position] : (byte)0;
        if (!@"""\/bfnrtu"u8.Contains(escaped))
        {
            throw Unexpected("an escape");
        }

        _position++;
        for (int i = 0; escaped == 'u' && i < 4; i++, _position++)
        {
            if (_position >= _utf8.Length || !char.IsAsciiHexDigit((char)_utf8[_position]))
            {
                throw Unexpected("a hexadecimal digit");
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SkipLiteral(ReadOnlySpan<byte> literal)
    {
        if (!_utf8[_position..].StartsWith(literal))
        {
            throw Unexpected("a value");
        }

        _position += literal.Length;
        ExpectDelimiter();
    }

    /// <summary>Reads a number and returns its characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> ReadNumberSpan(string expected, out bool isWhole)
    {
        _ = Peek();
        int start = _position;
        _ = TrySkip((byte)'-');
        if (!TrySkip((byte)'0'))
        {
            SkipDigits(expected);
        }

        int whole = _position;
        if (TrySkip((byte)'.'))
        {
            SkipDigits("a digit");
        }

        if (TrySkip((byte)'e') || TrySkip((byte)'E'))
        {
            _ = TrySkip((byte)'+') || TrySkip((byte)'-');
            SkipDigits("a digit");
        }

        isWhole = whole == _position;
        ExpectDelimiter();
        return _utf8[start.._position];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipDigits(string expected)
    {
        int start = _position;
        while ((uint)_position < (uint)_utf8.Length && char.IsAsciiDigit((char)_utf8[_position]))
        {
            _position++;
        }

        if (_position == start)
        {
            throw Unexpected(expected);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySkip(byte expected)
    {
        bool isNext = (uint)_position < (uint)_utf8.Length && _utf8[_position] == expected;
        _position += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Throws unless a literal or number ends here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void ExpectDelimiter()
    {
        if (_position < _utf8.Length && _utf8[_position] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            throw Unexpected("the end of a value");
        }
    }
}
