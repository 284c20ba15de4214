using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Transport;

/// <summary>
/// Prepares the words of a server for messages: on one line, shortened, without control characters, and with asterisks in place of the
/// session's secrets, which a server may echo.
/// </summary>
/// <param name="secrets">Returns the values that must not be shown. They are not kept.</param>
internal sealed partial class ServerText(Func<IEnumerable<string>> secrets)
{
    private const int Longest = 300;
    private const int LongestQuote = 200;

    // Enough after white space and escapes, and little enough for the expressions.
    private const int MostRead = 4096;

    /// <summary>For requests without secrets.</summary>
    public static ServerText WithoutSecrets { get; } = new(() => []);

    /// <summary>Returns a text of the server for a message; null for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The number of characters that are shown.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Clean(string? text, int longest = Longest) => text is null ? null : Shorten(OneLine(Blank(Head(text))), longest, text.Length > MostRead);

    /// <summary>Returns the beginning of an answer.</summary>
    public string Quote(ReadOnlySpan<byte> body)
    {
        string text = Blank(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostRead)]));
        text = SecretMember().Replace(text, "$1\"********\"");
        return Shorten(OneLine(text), LongestQuote, body.Length > MostRead);
    }

    /// <summary>True if an id can be shown and sent as one segment of a path.</summary>
    public bool IsUsableId(string? id) => id is { Length: > 0 } && Clean(id) == id && id.Trim('.').Length > 0;

    private string Blank(string text)
    {
        foreach (string secret in secrets())
        {
            text = SecretMatch.Blank(text, secret);
        }

        return AuthorizationValue().Replace(text, "$1 ********");
    }

    private static string Head(string text) => text.Length > MostRead ? text[..MostRead] : text;

    private static string OneLine(string text) => Unprintable().Replace(text, " ").Trim();

    private static string Shorten(string line, int longest, bool isCut) => line.Length > longest || isCut
        ? $"{line[..Whole(line, Math.Min(line.Length, longest))]}..."
        : line;

    // A pair of surrogates is not cut in two.
    private static int Whole(string line, int length) => length > 0 && char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;

    [GeneratedRegex(
        """("[^"\\]*(?:token|secret|password|authorization|assertion|credential)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)*"?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();

    [GeneratedRegex(@"(Bearer|Basic)\s+(?=[A-Za-z._~+/=-]*[0-9])[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorizationValue();

    [GeneratedRegex(
        @"([\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\s]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF])+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Unprintable();
}
