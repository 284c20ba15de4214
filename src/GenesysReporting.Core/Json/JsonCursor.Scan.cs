using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace GenesysReporting.Json;

/// <content>How the ends of values are found.</content>
internal ref partial struct JsonCursor
{
    // The general reader's limit.
    private const int MaxDepth = 64;

    /// <summary>Passes over the value that comes next, whatever it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Skip()
    {
        int outside = _depth;

        // A bit for each level that was gone into: whether it is an object. There are no more levels than bits.
        ulong objects = 0;
        PassOne(ref objects);
        while (_depth > outside)
        {
            bool isObject = (objects & 1) != 0;
            if (isObject ? NextMember() : NextItem())
            {
                PassOne(ref objects);
            }
            else
            {
                objects >>= 1;
            }
        }
    }

    /// <summary>Passes a value that has nothing inside, or the beginning of one that has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PassOne(ref ulong objects)
    {
        switch (Peek())
        {
            case (byte)'"':
                RawText("text", out _);
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
                PassWord("true"u8);
                break;
            case (byte)'f':
                PassWord("false"u8);
                break;
            case (byte)'n':
                PassWord("null"u8);
                break;
            default:
                RawNumber("a value", out _);
                break;
        }
    }

    /// <summary>Passes text and gives what is between its quotes, escapes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> RawText(string expected, out bool isEscaped)
    {
        if (Peek() != '"')
        {
            throw Unexpected(expected);
        }

        int start = _at + 1;
        int end = PlainEnd(_utf8, start);
        isEscaped = false;
        while (true)
        {
            _at = end;
            if ((uint)end >= (uint)_utf8.Length)
            {
                throw Unexpected("the end of a text");
            }

            switch (_utf8[end])
            {
                case (byte)'"':
                    _at = end + 1;
                    return _utf8[start..end];
                case (byte)'\\':
                    isEscaped = true;
                    PassEscape();
                    end = PlainEnd(_utf8, _at);
                    break;
                default:
                    throw Unexpected("a character that text may hold as it is");
            }
        }
    }

    /// <summary>Where what text may hold as it is comes to a quote, a backslash or a control character, or to the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainEnd(ReadOnlySpan<byte> utf8, int at)
    {
        while (utf8.Length - at >= Vector128<byte>.Count)
        {
            Vector128<byte> some = Vector128.Create(utf8.Slice(at, Vector128<byte>.Count));
            Vector128<byte> ends = Vector128.Equals(some, Vector128.Create((byte)'"'))
                | Vector128.Equals(some, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(some, Vector128.Create((byte)' '));
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
    private void PassEscape()
    {
        _at++;
        byte sign = _at < _utf8.Length ? _utf8[_at] : (byte)0;
        if (!@"""\/bfnrtu"u8.Contains(sign))
        {
            throw Unexpected("an escape");
        }

        _at++;
        for (int i = 0; sign == 'u' && i < 4; i++, _at++)
        {
            if (_at >= _utf8.Length || !char.IsAsciiHexDigit((char)_utf8[_at]))
            {
                throw Unexpected("a hexadecimal digit");
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PassWord(ReadOnlySpan<byte> word)
    {
        if (!_utf8[_at..].StartsWith(word))
        {
            throw Unexpected("a value");
        }

        _at += word.Length;
        ExpectBreak();
    }

    /// <summary>Passes a number and gives its characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> RawNumber(string expected, out bool isWhole)
    {
        _ = Peek();
        int start = _at;
        _ = TryPass((byte)'-');
        if (!TryPass((byte)'0'))
        {
            PassDigits(expected);
        }

        int whole = _at;
        if (TryPass((byte)'.'))
        {
            PassDigits("a digit");
        }

        if (TryPass((byte)'e') || TryPass((byte)'E'))
        {
            _ = TryPass((byte)'+') || TryPass((byte)'-');
            PassDigits("a digit");
        }

        isWhole = whole == _at;
        ExpectBreak();
        return _utf8[start.._at];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PassDigits(string expected)
    {
        int start = _at;
        while ((uint)_at < (uint)_utf8.Length && char.IsAsciiDigit((char)_utf8[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Unexpected(expected);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPass(byte sign)
    {
        bool isThere = (uint)_at < (uint)_utf8.Length && _utf8[_at] == sign;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Words and numbers end where nothing of them can follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void ExpectBreak()
    {
        if (_at < _utf8.Length && _utf8[_at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            throw Unexpected("the end of a value");
        }
    }
}
