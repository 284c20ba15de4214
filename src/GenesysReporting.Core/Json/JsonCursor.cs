using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Json;

/// <summary>
/// Goes through JSON text once, forwards, and hands out only what it is asked for. It takes what
/// <see cref="Utf8JsonReader"/> takes and refuses what that refuses, passed over or not. Written for answers of which most is
/// passed over: the general reader is three times as slow until the runtime has compiled it anew for this machine, and an
/// export ends before that. Hence also the compiling at once of what runs for every token. What is no JSON, or no value of
/// the kind that is asked for, raises a <see cref="JsonException"/> that tells the place and quotes nothing.
/// </summary>
internal ref partial struct JsonCursor(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _at;
    private int _depth;
    private bool _isFirst;

    /// <summary>The name of the member that was come to, without escapes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>How many bytes are behind it.</summary>
    public readonly int Position => _at;

    /// <summary>Where the value that comes next begins.</summary>
    public int ValueStart()
    {
        PassSpace();
        return _at;
    }

    /// <summary>Goes into the object that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterObject() => Enter((byte)'{', "an object");

    /// <summary>Goes into the array that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterArray() => Enter((byte)'[', "an array");

    /// <summary>Goes into the array that comes next; false where a null was passed instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryEnterArray()
    {
        if (TryNull())
        {
            return false;
        }

        EnterArray();
        return true;
    }

    /// <summary>Passes a null; false, and nothing is passed, where something else comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNull()
    {
        if (Peek() != 'n')
        {
            return false;
        }

        PassWord("null"u8);
        return true;
    }

    /// <summary>Comes to the object's next member, whose value is then to be read or passed over; false behind its last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool NextMember()
    {
        if (!Next((byte)'}'))
        {
            return false;
        }

        Name = RawText("a name", out bool isEscaped);
        if (isEscaped)
        {
            Name = Encoding.UTF8.GetBytes(Unescape(Name));
        }

        if (Peek() != ':')
        {
            throw Unexpected("a colon");
        }

        _at++;
        return true;
    }

    /// <summary>Comes to the array's next value, which is then to be read or passed over; false behind its last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool NextItem() => Next((byte)']');

    /// <summary>The same, but that nulls are passed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool NextPresent()
    {
        while (NextItem())
        {
            if (!TryNull())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Raises an error unless this is the end of the text.</summary>
    public void ExpectEnd()
    {
        PassSpace();
        if (_at < _utf8.Length)
        {
            throw Unexpected("the end");
        }
    }

    /// <summary>What to raise for something else than was expected here.</summary>
    public readonly JsonException Unexpected(string expected) => new(
        _at < _utf8.Length ? $"Something else than {expected}." : $"The end instead of {expected}.", "$", 0, _at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(byte opening, string expected)
    {
        if (Peek() != opening)
        {
            throw Unexpected(expected);
        }

        _at++;
        Deepen();
        _isFirst = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deepen()
    {
        if (++_depth > MaxDepth)
        {
            throw new JsonException("The text is nested too deeply.", "$", 0, _at);
        }
    }

    /// <summary>Passes what is between values; false when the end of the object or array was passed instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte closing)
    {
        byte next = Peek();
        if (next == closing)
        {
            _at++;
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

            _at++;
        }

        _isFirst = false;
        return true;
    }

    /// <summary>The next byte that is no white space; 0 at the end, as no JSON has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        if ((uint)_at < (uint)_utf8.Length && _utf8[_at] > ' ')
        {
            return _utf8[_at];
        }

        PassSpace();
        return _at < _utf8.Length ? _utf8[_at] : (byte)0;
    }

    private void PassSpace()
    {
        while (_at < _utf8.Length && _utf8[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }
}
