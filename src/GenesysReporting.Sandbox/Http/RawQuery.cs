using System.Globalization;
using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Parts of a query string as they came, for what must go back byte for byte.</summary>
internal static class RawQuery
{
    /// <summary>A field's value, still percent-encoded; null where there is no such field.</summary>
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

    /// <summary>The same bytes; those that have no place in a URI, or break a header, percent-encoded.</summary>
    public static string Safe(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (char letter in raw)
        {
            // The request line was read as Latin-1: a char is a byte.
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
