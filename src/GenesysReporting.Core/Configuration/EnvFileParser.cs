using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Configuration;

/// <summary>Reads the lines of a <c>.env</c> file.</summary>
internal sealed partial class EnvFileParser
{
    private readonly string _text;
    private readonly string _path;
    private int _at;
    private int _line = 1;

    private EnvFileParser(string text, string path)
    {
        _text = text;
        _path = path;
    }

    public static Dictionary<string, string> Parse(string text, string path)
    {
        string lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var parser = new EnvFileParser(lines, path);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (parser.FindEntry())
        {
            string key = parser.ReadKey();
            values[key] = parser.ReadValue();
        }

        return values;
    }

    /// <summary>Skips blank lines and comments; false at the end of the file.</summary>
    private bool FindEntry()
    {
        Take(BetweenEntries());
        return _at < _text.Length;
    }

    private string ReadKey() => Take(KeyAndSign()) is { } match
        ? match.Groups["key"].Value
        : throw ConfigurationErrors.EnvFileInvalid(_path, _line, "is not an assignment of the form KEY=value");

    private string ReadValue() => QuoteAhead() switch
    {
        '\'' => ReadQuoted(Literal()),
        '"' => Unescape(ReadQuoted(Escaped())),
        _ => WithoutComment(Take(RestOfLine())!.Value),
    };

    private char? QuoteAhead()
    {
        int first = _at;
        while (first < _text.Length && _text[first] is ' ' or '\t')
        {
            first++;
        }

        return first < _text.Length ? _text[first] : null;
    }

    private string ReadQuoted(Regex quoted)
    {
        int line = _line;
        Match value = Take(quoted)
            ?? throw ConfigurationErrors.EnvFileInvalid(_path, line, "opens a quote that is not closed");
        return Take(EndOfLine()) is null
            ? throw ConfigurationErrors.EnvFileInvalid(_path, line, "has something after the closing quote")
            : value.Groups["value"].Value;
    }

    /// <summary>Returns the match at the current position and moves past it; null if there is none.</summary>
    private Match? Take(Regex regex)
    {
        Match match = regex.Match(_text, _at);
        if (!match.Success)
        {
            return null;
        }

        _at += match.Length;
        _line += match.ValueSpan.Count('\n');
        return match;
    }

    private static string WithoutComment(string value)
    {
        for (int i = 1; i < value.Length; i++)
        {
            if (value[i] == '#' && char.IsWhiteSpace(value[i - 1]))
            {
                return value[..i].Trim();
            }
        }

        return value.Trim();
    }

    /// <summary>Replaces escapes. Unknown ones stay unchanged: the backslashes of a Windows path are kept.</summary>
    private static string Unescape(string value)
    {
        var plain = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && Escape(value[i + 1]) is { } character)
            {
                plain.Append(character);
                i++;
            }
            else
            {
                plain.Append(value[i]);
            }
        }

        return plain.ToString();
    }

    private static char? Escape(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' or '\\' => character,
        _ => null,
    };

    [GeneratedRegex(@"\G(?>\s+|#[^\n]*)*")]
    private static partial Regex BetweenEntries();

    [GeneratedRegex(@"\G(?:export[ \t]+)?(?<key>[A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndSign();

    [GeneratedRegex(@"\G[ \t]*'(?<value>[^']*)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G[ \t]*""(?<value>(?>(?:[^""\\]|\\.)*))""", RegexOptions.Singleline)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\G(?>[ \t]*)(?:(?<=[ \t])#[^\n]*)?(?:\n|\z)")]
    private static partial Regex EndOfLine();

    [GeneratedRegex(@"\G[^\n]*")]
    private static partial Regex RestOfLine();
}
