using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Collections;

/// <summary>
/// A pattern for names, ignoring case: <c>*</c> matches any text, <c>?</c> one character, <c>[a-c]</c> one of these, and a
/// backtick escapes the next character. A name that is written exactly like the pattern always matches, so that 'Level [2]'
/// needs no escape.
/// </summary>
internal sealed class NamePattern
{
    private readonly string _text;
    private readonly Regex? _regex;

    public NamePattern(string text)
    {
        _text = text;
        var pattern = new StringBuilder("^");
        var literal = new StringBuilder();
        bool hasWildcard = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (Wildcard(text, ref i) is { } wildcard)
            {
                hasWildcard = true;
                pattern.Append(wildcard);
                continue;
            }

            i += text[i] == '`' && i + 1 < text.Length ? 1 : 0;
            literal.Append(text[i]);
            pattern.Append(Regex.Escape(text[i].ToString()));
        }

        Literal = hasWildcard ? null : literal.ToString();
        _regex = hasWildcard ? Compile(pattern.Append("\\z").ToString()) : null;
    }

    /// <summary>The only name that matches; null if there are wildcards.</summary>
    public string? Literal { get; }

    /// <summary>Returns the pattern that matches only this name.</summary>
    public static string Escape(string name) =>
        string.Concat(name.Select(c => c is '*' or '?' or '[' or '`' ? $"`{c}" : c.ToString()));

    public bool IsMatch(string name) =>
        string.Equals(name, _text, StringComparison.OrdinalIgnoreCase)
        || (_regex is null ? string.Equals(name, Literal, StringComparison.OrdinalIgnoreCase) : _regex.IsMatch(name));

    /// <summary>Compiles without backtracking, so that no pattern takes long on any name.</summary>
    private static Regex Compile(string pattern) => new(
        pattern,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>Returns the wildcard at a position, as a regular expression; null if there is none.</summary>
    private static string? Wildcard(string text, ref int at)
    {
        switch (text[at])
        {
            case '*':
                return ".*";
            case '?':
                return ".";
            case '[' when Set(text, at) is { } end:
                string set = text[(at + 1)..end];
                at = end;
                return Members(set);
            default:
                return null;
        }
    }

    /// <summary>Returns the position of a set's closing bracket; null if the bracket does not open a set.</summary>
    private static int? Set(string text, int start)
    {
        int end = text.IndexOf(']', start + 1);
        return end > start + 1 ? end : null;
    }

    private static string Members(string set)
    {
        var members = new StringBuilder("[");
        for (int i = 0; i < set.Length; i++)
        {
            bool isRange = i + 2 < set.Length && set[i + 1] == '-' && set[i] <= set[i + 2];
            members.Append(Code(set[i]));
            if (isRange)
            {
                members.Append('-').Append(Code(set[i + 2]));
                i += 2;
            }
        }

        return members.Append(']').ToString();
    }

    private static string Code(char member) => $"\\u{(int)member:x4}";
}
