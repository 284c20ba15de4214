using System.Runtime.CompilerServices;
using System.Text;

namespace GenesysReporting.Protection;

/// <summary>Recognises values in texts, whatever the case of their letters.</summary>
internal static class TextSearch
{
    /// <summary>The number of keys.</summary>
    public const int Keys = 1 << 10;

    private const int ShortestValue = 2;

    /// <summary>The length from which a value is also found within a word: 'Ana' is not in 'analysis'.</summary>
    private const int ShortestWithinWord = 6;

    /// <summary>Returns the key of a value; -1 if it says too little to search for it.</summary>
    public static int Key(string canonical)
    {
        int letters = 0;
        foreach (Rune rune in canonical.EnumerateRunes())
        {
            letters += Rune.IsLetterOrDigit(rune) ? 1 : 0;
        }

        return letters < ShortestValue ? -1 : Key(canonical[0], canonical[1]);
    }

    /// <summary>Returns the key of the values that begin with these characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Key(char first, char second) => ((PersonalValue.Fold(first) * 31) + PersonalValue.Fold(second)) & (Keys - 1);

    /// <summary>Returns the length of a value at a position of a text; 0 if it is not there.</summary>
    public static int Length(ReadOnlySpan<char> text, int at, string canonical)
    {
        if (text.Length - at < canonical.Length)
        {
            return 0;
        }

        for (int i = 0; i < canonical.Length; i++)
        {
            if (PersonalValue.Fold(text[at + i]) != canonical[i])
            {
                return 0;
            }
        }

        int end = at + canonical.Length;
        bool cutsWord = (at > 0 && AreOfOneWord(text[at - 1], text[at])) || (end < text.Length && AreOfOneWord(text[end - 1], text[end]));
        return cutsWord && canonical.Length < ShortestWithinWord ? 0 : canonical.Length;
    }

    private static bool AreOfOneWord(char a, char b) => IsOfWord(a) && IsOfWord(b);

    // Scripts without upper and lower case often write words without blanks.
    private static bool IsOfWord(char c) => char.IsUpper(c) || char.IsLower(c) || char.IsDigit(c);
}
