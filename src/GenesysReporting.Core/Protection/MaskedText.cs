using System.Text;

namespace GenesysReporting.Protection;

/// <summary>
/// Masks values: three asterisks, whatever their length, and the last three digits of a number, or the first letter of a name or of
/// the part before the @. Never more than a quarter of the value is left.
/// </summary>
internal static class MaskedText
{
    private const string Hidden = "***";
    private const int MostDigits = 3;
    private const int Share = 4;

    /// <summary>Returns what is left of a value.</summary>
    /// <param name="text">The text that is the value.</param>
    /// <param name="value">The value.</param>
    public static string Of(ReadOnlySpan<char> text, PersonalValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                return Hidden + value.Canonical[^Math.Min(MostDigits, value.Canonical.Length / Share)..];
            case ValueKind.Address:
                string first = FirstLetter(value.Canonical, (value.Canonical.Length / Share) - 1);
                return first.Length > 0 ? $"{first}{Hidden}@{Hidden}" : Hidden;
            default:
                ReadOnlySpan<char> trimmed = text.Trim();
                return FirstLetter(trimmed, trimmed.Length / Share) + Hidden;
        }
    }

    /// <summary>Returns the first letter or digit; empty if it is longer than allowed.</summary>
    private static string FirstLetter(ReadOnlySpan<char> text, int longest)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return rune.Utf16SequenceLength <= longest ? rune.ToString() : string.Empty;
            }
        }

        return string.Empty;
    }
}
