using System.Runtime.CompilerServices;

namespace GenesysReporting.Protection;

/// <summary>A part of a text that is a protected value.</summary>
/// <param name="Start">Its position.</param>
/// <param name="Length">Its length; 0 if there is none.</param>
/// <param name="Value">The value.</param>
/// <param name="Action">The action for it.</param>
internal readonly record struct SiblingMatch(int Start, int Length, PersonalValue Value, ProtectionAction Action);

/// <summary>
/// The protected values of one record, which are searched for in its other texts. Values that say too little are not: numbers
/// of fewer than four digits, and texts of fewer than two letters and digits. Not thread-safe.
/// </summary>
internal sealed class SiblingValues
{
    // The first value of each chain, plus one; values with the same beginning are in one chain.
    private readonly int[] _heads = new int[TextSearch.Keys + NumberSearch.Keys];
    private readonly List<(PersonalValue Value, ProtectionAction Action, int Head, int Next)> _values = [];
    private readonly Dictionary<PersonalValue, int> _indexes = [];
    private bool _hasNumbers;

    /// <summary>True if there is nothing to search for.</summary>
    public bool IsEmpty => _values.Count == 0;

    public void Clear()
    {
        foreach ((_, _, int head, _) in _values)
        {
            _heads[head] = 0;
        }

        _values.Clear();
        _indexes.Clear();
        _hasNumbers = false;
    }

    /// <summary>Adds a value. If it has several actions, the strictest applies.</summary>
    public void Add(PersonalValue value, ProtectionAction action)
    {
        if (_indexes.TryGetValue(value, out int index))
        {
            (_, ProtectionAction before, int itsHead, int itsNext) = _values[index];
            _values[index] = (value, ProtectionActions.Stricter(before, action), itsHead, itsNext);
        }
        else if (HeadOf(value) is >= 0 and var head)
        {
            _values.Add((value, action, head, _heads[head]));
            _heads[head] = _values.Count;
            _indexes[value] = _values.Count - 1;
            _hasNumbers |= value.Kind == ValueKind.Number;
        }
    }

    /// <summary>Returns the action for a value; null if it is not one of these.</summary>
    public ProtectionAction? ActionOf(PersonalValue value) => _indexes.TryGetValue(value, out int index) ? _values[index].Action : null;

    /// <summary>Returns the first value in a text, the longest of several that begin together.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The position from which to search.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SiblingMatch Find(ReadOnlySpan<char> text, int from)
    {
        for (int at = from; at < text.Length; at++)
        {
            int chain = at + 1 < text.Length ? _heads[TextSearch.Key(text[at], text[at + 1])] : 0;
            SiblingMatch match = chain > 0 ? Longest(text, at, chain) : default;
            if (_hasNumbers && PhoneText.Digit(text[at]) >= 0 && NumberSearch.Key(text, at) is >= 0 and var key
                && Longest(text, at, _heads[TextSearch.Keys + key]) is { Length: > 0 } number && number.Length > match.Length)
            {
                int prefix = NumberSearch.PrefixLength(text[from..at]);
                match = number with { Start = at - prefix, Length = number.Length + prefix };
            }

            if (match.Length > 0)
            {
                return match;
            }
        }

        return default;
    }

    private static int HeadOf(PersonalValue value)
    {
        bool isNumber = value.Kind == ValueKind.Number;
        int key = isNumber ? NumberSearch.Key(value.Canonical, 0) : TextSearch.Key(value.Canonical);
        return isNumber && key >= 0 ? TextSearch.Keys + key : key;
    }

    private SiblingMatch Longest(ReadOnlySpan<char> text, int at, int chain)
    {
        SiblingMatch longest = default;
        while (chain > 0)
        {
            (PersonalValue value, ProtectionAction action, _, int next) = _values[chain - 1];
            int length = value.Kind == ValueKind.Number
                ? NumberSearch.Length(text, at, value.Canonical)
                : TextSearch.Length(text, at, value.Canonical);
            longest = length > longest.Length ? new SiblingMatch(at, length, value, action) : longest;
            chain = next;
        }

        return longest;
    }
}
