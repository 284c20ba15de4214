namespace GenesysReporting.Protection;

/// <summary>Recognises numbers in texts, whatever is between their digits.</summary>
internal static class NumberSearch
{
    /// <summary>The number of keys: the first four digits.</summary>
    public const int Keys = 10_000;

    private const int KeyDigits = 4;

    /// <summary>Returns the key of the number at a position of a text; -1 if there are fewer than four digits.</summary>
    public static int Key(ReadOnlySpan<char> text, int at)
    {
        (int key, int end) = (0, at);
        for (int i = 0; i < KeyDigits; i++)
        {
            int digit = NextDigit(text, at, ref end);
            if (digit < 0)
            {
                return -1;
            }

            key = (key * 10) + digit;
        }

        return key;
    }

    /// <summary>
    /// Returns the length of a number at a position of a text; 0 if it is not there. Numbers of fewer than seven digits are not
    /// found within longer ones.
    /// </summary>
    public static int Length(ReadOnlySpan<char> text, int at, string digits)
    {
        bool mustBeWhole = digits.Length < PhoneText.ShortestWhole;
        if (mustBeWhole && at > 0 && PhoneText.Digit(text[at - 1]) >= 0)
        {
            return 0;
        }

        int end = at;
        foreach (char expected in digits)
        {
            if (NextDigit(text, at, ref end) != expected - '0')
            {
                return 0;
            }
        }

        return mustBeWhole && end < text.Length && PhoneText.Digit(text[end]) >= 0 ? 0 : end - at;
    }

    /// <summary>Returns the length of the plus or 00 that ends a text before a number.</summary>
    public static int PrefixLength(ReadOnlySpan<char> before) =>
        before.EndsWith("+") ? 1 : before.EndsWith(PhoneText.Prefix) ? PhoneText.Prefix.Length : 0;

    /// <summary>Moves past the next digit and the separators before it, and returns the digit; -1 if there is none.</summary>
    private static int NextDigit(ReadOnlySpan<char> text, int start, ref int at)
    {
        while (at > start && at < text.Length && PhoneText.IsSeparator(text[at]))
        {
            at += text[at..].StartsWith(PhoneText.Trunk) ? PhoneText.Trunk.Length : 1;
        }

        int digit = at < text.Length ? PhoneText.Digit(text[at]) : -1;
        at++;
        return digit;
    }
}
