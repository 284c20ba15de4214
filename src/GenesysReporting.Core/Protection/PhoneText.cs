namespace GenesysReporting.Protection;

/// <summary>Reads phone numbers in the forms in which people and platforms write them.</summary>
internal static class PhoneText
{
    /// <summary>The prefix of international calls, which means the same as a plus.</summary>
    public const string Prefix = "00";

    /// <summary>The text between country and area that is not dialled from abroad, as in <c>+49 (0)30</c>.</summary>
    public const string Trunk = "(0)";

    /// <summary>The number of digits from which a number is likely to be one subscriber's.</summary>
    public const int ShortestWhole = 7;

    private const int ShortestPlain = 3;
    private const int LongestText = 64;

    /// <summary>Returns the value of a digit of any script; -1 for other characters.</summary>
    public static int Digit(char c) =>
        char.IsAsciiDigit(c) ? c - '0' : c > '\u007F' && char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;

    /// <summary>True if the character may stand between two digits of a number.</summary>
    public static bool IsSeparator(char c) =>
        c is ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0' or '\u2009' or '\u202F' or (>= '\u2010' and <= '\u2013') or '\u2212';

    /// <summary>
    /// Returns the digits of a number without the plus or <c>00</c> before them; null for other texts. Texts with separators
    /// need seven digits, or a plus, as 10.5 is not a phone number.
    /// </summary>
    public static string? Digits(ReadOnlySpan<char> text)
    {
        if (text.Length is < ShortestPlain or > LongestText)
        {
            return null;
        }

        Span<char> digits = stackalloc char[LongestText];
        int count = 0;
        bool hasPlus = text[0] == '+';
        bool hasSeparators = false;
        for (int i = hasPlus ? 1 : 0; i < text.Length; i++)
        {
            int digit = Digit(text[i]);
            if (digit >= 0)
            {
                digits[count++] = (char)('0' + digit);
            }
            else if (IsSeparator(text[i]))
            {
                hasSeparators = true;
                i += count > 0 && text[i..].StartsWith(Trunk) ? Trunk.Length - 1 : 0;
            }
            else
            {
                return null;
            }
        }

        int shortest = hasSeparators && !hasPlus ? ShortestWhole : ShortestPlain;
        return count < shortest ? null : new string(hasPlus ? digits[..count] : WithoutPrefix(digits[..count]));
    }

    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> digits) =>
        digits.Length >= ShortestWhole + Prefix.Length && digits.StartsWith(Prefix) && digits[Prefix.Length] != '0'
            ? digits[Prefix.Length..]
            : digits;
}
