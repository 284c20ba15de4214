namespace GenesysReporting.Protection;

/// <summary>The kinds of values, which are compared and masked in different ways.</summary>
internal enum ValueKind
{
    /// <summary>A phone number; its canonical form is its digits.</summary>
    Number,

    /// <summary>A mail or SIP address without its scheme and parameters.</summary>
    Address,

    /// <summary>Any other text, without blanks around it.</summary>
    Text,
}

/// <summary>
/// A value in the form by which it is compared and hashed: <c>tel:+49301234567</c>, <c>sip:+49301234567@host;user=phone</c> and
/// <c>+49 (0)30 123-4567</c> are the number 49301234567. Letters are in lower case, in the same way in each culture.
/// </summary>
internal readonly record struct PersonalValue(string Canonical, ValueKind Kind)
{
    private static readonly string[] Schemes = ["tel:", "sip:", "sips:", "mailto:", "sms:", "callto:"];

    public static PersonalValue Of(ReadOnlySpan<char> given)
    {
        ReadOnlySpan<char> text = WithoutName(given.Trim());
        bool isUri = false;
        foreach (string scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                isUri = true;
                text = Before(Before(text[scheme.Length..], ';'), '?').Trim();
                break;
            }
        }

        int at = text.IndexOf('@');
        string? digits = at < 0 ? PhoneText.Digits(text) : at > 0 ? UserDigits(text[..at], isUri) : null;
        return digits is not null
            ? new PersonalValue(digits, ValueKind.Number)
            : new PersonalValue(Fold(text), at > 0 && text.IndexOf(' ') < 0 ? ValueKind.Address : ValueKind.Text);
    }

    /// <summary>Returns a letter in lower case, whatever the culture.</summary>
    public static char Fold(char c) => c < '\u0080' ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c);

    private static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> folded = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            folded[i] = Fold(text[i]);
        }

        return new string(folded);
    }

    /// <summary>Returns the number before the @ of a SIP address. A mail address may begin with digits too, so it needs a plus.</summary>
    private static string? UserDigits(ReadOnlySpan<char> user, bool isUri)
    {
        ReadOnlySpan<char> plain = Before(user, ';');
        plain = plain.StartsWith("%2B", StringComparison.OrdinalIgnoreCase) ? string.Concat("+", plain[3..]) : plain;
        bool mayBeNumber = plain.Length > 0 && (isUri || plain[0] == '+');
        return mayBeNumber && PhoneText.Digits(plain) is { } digits && (plain[0] == '+' || digits.Length >= PhoneText.ShortestWhole)
            ? digits
            : null;
    }

    /// <summary>Returns the address of <c>Name &lt;address&gt;</c>; any other text unchanged.</summary>
    private static ReadOnlySpan<char> WithoutName(ReadOnlySpan<char> text)
    {
        int open = text.Length > 2 && text[^1] == '>' ? text.LastIndexOf('<') : -1;
        if (open < 0)
        {
            return text;
        }

        ReadOnlySpan<char> inner = text[(open + 1)..^1].Trim();
        return inner.Contains('@') || PhoneText.Digits(inner) is not null ? inner : text;
    }

    /// <summary>Returns the name of <c>Name &lt;address&gt;</c>; empty if there is none.</summary>
    public static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        ReadOnlySpan<char> address = WithoutName(trimmed);
        return address.Length < trimmed.Length ? trimmed[..trimmed.LastIndexOf('<')].Trim(" \"") : default;
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char end) => text.IndexOf(end) is >= 0 and var at ? text[..at] : text;
}
