using System.Globalization;
using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Reads query strings without decoding, for values that must be sent back byte for byte.</summary>
internal static class RawQuery
{
    /// <summary>Returns a field's value, still percent-encoded; null if there is no such field.</summary>
    public static string? Value(string query, string name)
    {
        foreach (string field in query.Split('&'))
        {
            int mark = field.IndexOf('=', StringComparison.Ordinal);
            string key = mark < 0 ? field : field[..mark];
            if (Uri.UnescapeDataString(key) == name)
            {
                return mark < 0 ? string.Empty : Safe(field[(mark + 1)..]);
            }
        }

        return null;
    }

    /// <summary>Returns the text with bytes percent-encoded that a URI or a header may not contain.</summary>
    public static string Safe(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (char letter in raw)
        {
            // The request line was read as Latin-1, so a char is a byte.
            if (char.IsBetween(letter, '!', '~') && !"\"#<>\\^`{|}".Contains(letter, StringComparison.Ordinal))
            {
                text.Append(letter);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}");
            }
        }

        return text.ToString();
    }
}
