using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Protection;

/// <summary>The changes to one record, in the order of its text. Used again for the next record; not thread-safe.</summary>
internal sealed class RecordEdits
{
    private readonly List<Edit> _edits = [];
    private readonly SiblingValues _siblings = new();
    private readonly ArrayBufferWriter<byte> _output = new(1 << 13);
    private char[] _buffer = new char[1 << 10];

    private enum EditKind
    {
        Remove,
        Replace,
        Search,
        SearchName,
    }

    public void Clear()
    {
        _edits.Clear();
        _siblings.Clear();
        _output.ResetWrittenCount();
    }

    /// <summary>Removes a part of the text.</summary>
    public void Remove(int start, int end) => _edits.Add(new Edit(EditKind.Remove, start, end));

    /// <summary>Searches a name for protected values.</summary>
    public void SearchName(int start, int end) => _edits.Add(new Edit(EditKind.SearchName, start, end));

    /// <summary>Searches a value for protected values.</summary>
    public void Search(int start, int end) => _edits.Add(new Edit(EditKind.Search, start, end));

    /// <summary>Protects a value.</summary>
    /// <param name="utf8">The record.</param>
    /// <param name="start">The start of the value, which is a string, a number, true or false.</param>
    /// <param name="end">Its end.</param>
    /// <param name="action">The action.</param>
    /// <param name="isRemoved">True if the member around it is removed.</param>
    /// <param name="hash">Hashes values; null without a key.</param>
    public void Protect(ReadOnlySpan<byte> utf8, int start, int end, ProtectionAction action, bool isRemoved, ValueHash? hash)
    {
        ReadOnlySpan<char> text = TextOf(utf8[start..end]);
        PersonalValue value = PersonalValue.Of(text);
        if (value.Canonical.Length == 0)
        {
            return;
        }

        if (PersonalValue.NameBefore(text) is { Length: > 0 } name)
        {
            _siblings.Add(PersonalValue.Of(name), action);
        }

        // The words true and false are not personal, wherever else they are.
        if (utf8[start] is not ((byte)'t' or (byte)'f'))
        {
            _siblings.Add(value, action);
        }

        if (!isRemoved)
        {
            _edits.Add(new Edit(EditKind.Replace, start, end, ProtectedText.Of(text, value, action, hash)));
        }
    }

    /// <summary>Returns the record with the changes.</summary>
    public byte[] Write(ReadOnlySpan<byte> utf8, ValueHash? hash)
    {
        int copied = 0;
        foreach (Edit edit in _edits)
        {
            bool isSearch = edit.Kind is EditKind.Search or EditKind.SearchName;
            string? text = isSearch ? Searched(utf8[edit.Start..edit.End], hash) : edit.Text;
            if (isSearch && text is null)
            {
                continue;
            }

            _output.Write(utf8[copied..edit.Start]);
            copied = edit.End;
            if (edit.Kind == EditKind.Search && text!.Length == 0 && utf8[edit.Start] != '"')
            {
                _output.Write("null"u8);
            }
            else if (edit.Kind != EditKind.Remove)
            {
                JsonStrings.Write(text, _output);
            }
        }

        _output.Write(utf8[copied..]);
        return _output.WrittenSpan.ToArray();
    }

    /// <summary>Returns a text without the protected values in it; null if there are none.</summary>
    private string? Searched(ReadOnlySpan<byte> raw, ValueHash? hash)
    {
        if (_siblings.IsEmpty)
        {
            return null;
        }

        ReadOnlySpan<char> text = TextOf(raw);
        if (raw[0] != '"' && text.Contains('.'))
        {
            // A fraction is not a number of a person.
            return null;
        }

        SiblingMatch match = _siblings.Find(text, 0);
        if (match.Length == 0)
        {
            return null;
        }

        PersonalValue whole = PersonalValue.Of(text);
        return _siblings.ActionOf(whole) is { } action ? ProtectedText.Of(text, whole, action, hash) : Searched(text, match, hash);
    }

    private string Searched(ReadOnlySpan<char> text, SiblingMatch match, ValueHash? hash)
    {
        var searched = new StringBuilder(text.Length);
        int copied = 0;
        for (; match.Length > 0; match = _siblings.Find(text, copied))
        {
            ReadOnlySpan<char> found = text.Slice(match.Start, match.Length);
            searched.Append(text[copied..match.Start]).Append(ProtectedText.Of(found, match.Value, match.Action, hash));
            copied = match.Start + match.Length;
        }

        return searched.Append(text[copied..]).ToString();
    }

    /// <summary>Returns the text of a string, or of another value as it is written; whole numbers without their exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<char> TextOf(ReadOnlySpan<byte> raw)
    {
        if (raw[0] == '"')
        {
            return JsonStrings.Decode(raw[1..^1], ref _buffer);
        }

        ReadOnlySpan<char> text = JsonStrings.Decode(raw, ref _buffer);
        return text.IndexOfAny('.', 'e', 'E') >= 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && decimal.Truncate(number) == number
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : text;
    }

    private readonly record struct Edit(EditKind Kind, int Start, int End, string? Text = null);
}
