using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Json;

/// <summary>
/// A forward-only reader of JSON text that returns only the values it is asked for. It accepts and refuses the same texts as
/// <see cref="Utf8JsonReader"/>, in skipped values too. Text that is not JSON, or a value of another type than requested,
/// throws a <see cref="JsonException"/> that states the position and quotes nothing.
/// </summary>
/// <remarks>
/// The methods that run for every token are marked AggressiveOptimization, here and wherever else the mark stands: the
/// runtime otherwise compiles a method quickly first and well only after it has run for a while, and an export ends before
/// that. The framework's reader cannot be marked, and is three times as slow during that time.
/// </remarks>
internal ref partial struct JsonCursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _position;
    private int _depth;
    private bool _isFirst;

    /// <summary>The name of the current member, without escapes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Skips white space and returns the position at which the next value begins.</summary>
    public int ValueStart()
    {
        SkipWhiteSpace();
        return _position;
    }

    /// <summary>Returns the text from a position up to the current one.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => _utf8[start.._position];

    /// <summary>Skips the next value and returns its text.</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        int start = ValueStart();
        Skip();
        return Since(start);
    }

    /// <summary>Enters the next value, an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterObject() => Enter((byte)'{', "an object");

    /// <summary>Enters the next value, an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterArray() => Enter((byte)'[', "an array");

    /// <summary>Enters the next value, an array; returns false if it was null, which is then read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryEnterArray()
    {
        if (TryReadNull())
        {
            return false;
        }

        EnterArray();
        return true;
    }

    /// <summary>Reads a null; returns false, and reads nothing, if the next value is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNull()
    {
        if (Peek() != 'n')
        {
            return false;
        }

        SkipLiteral("null"u8);
        return true;
    }

    /// <summary>Moves to the object's next member, whose value must then be read or skipped; returns false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool NextMember()
    {
        if (!Next((byte)'}'))
        {
            return false;
        }

        Name = ReadStringSpan("a name", out bool isEscaped);
        if (isEscaped)
        {
            Name = Encoding.UTF8.GetBytes(Unescape(Name));
        }

        if (Peek() != ':')
        {
            throw Unexpected("a colon");
        }

        _position++;
        return true;
    }

    /// <summary>Moves to the array's next value, which must then be read or skipped; returns false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool NextItem() => Next((byte)']');

    /// <summary>Moves to the array's next value that is not null; returns false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool NextNonNullItem()
    {
        while (NextItem())
        {
            if (!TryReadNull())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Throws unless this is the end of the text.</summary>
    public void ExpectEnd()
    {
        SkipWhiteSpace();
        if (_position < _utf8.Length)
        {
            throw Unexpected("the end");
        }
    }

    /// <summary>Returns the exception for a text that has something else here than expected.</summary>
    public readonly JsonException Unexpected(string expected) => new(
        _position < _utf8.Length ? $"Something other than {expected}." : $"The end instead of {expected}.", "$", 0, _position);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(byte opening, string expected)
    {
        if (Peek() != opening)
        {
            throw Unexpected(expected);
        }

        _position++;
        IncreaseDepth();
        _isFirst = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void IncreaseDepth()
    {
        if (++_depth > MaxDepth)
        {
            throw new JsonException("The text is nested too deeply.", "$", 0, _position);
        }
    }

    /// <summary>Skips the comma between two values; returns false if it skipped the end of the object or array instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte closing)
    {
        byte next = Peek();
        if (next == closing)
        {
            _position++;
            _depth--;
            _isFirst = false;
            return false;
        }

        if (!_isFirst)
        {
            if (next != ',')
            {
                throw Unexpected("a comma");
            }

            _position++;
        }

        _isFirst = false;
        return true;
    }

    /// <summary>Returns the next byte that is not white space; 0, which JSON never has, at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        if ((uint)_position < (uint)_utf8.Length && _utf8[_position] > ' ')
        {
            return _utf8[_position];
        }

        SkipWhiteSpace();
        return _position < _utf8.Length ? _utf8[_position] : (byte)0;
    }

    private void SkipWhiteSpace()
    {
        while (_position < _utf8.Length && _utf8[_position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _position++;
        }
    }
}
