using System.Text;
using System.Text.RegularExpressions;
using GenesysReporting.Auth;

namespace GenesysReporting.Api;

/// <summary>Quotes answers in errors: shortened, without control characters and secrets.</summary>
internal static partial class AnswerQuote
{
    private const int Longest = 200;

    // Enough for the quote after white space and escapes, and little enough for the expressions.
    private const int MostRead = 4096;

    /// <summary>Returns the beginning of an answer as one line of text.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="token">The token of the request; null if there is none.</param>
    public static string Of(ReadOnlySpan<byte> body, AccessToken? token)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostRead)]);
        if (token?.ToAuthorization().Split(' ', 2)[^1] is { Length: > 0 } secret)
        {
            text = text.Replace(secret, "********", StringComparison.Ordinal);
        }

        text = SecretMember().Replace(text, "$1\"********\"");
        text = BearerToken().Replace(text, "$1 ********");
        string line = Unprintable().Replace(text, " ").Trim();
        return line.Length > Longest || body.Length > MostRead ? $"{line[..Math.Min(line.Length, Longest)]}..." : line;
    }

    [GeneratedRegex(
        """("[^"\\]*(?:token|secret|password|authorization|assertion|credential)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)*"?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();

    [GeneratedRegex(@"(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BearerToken();

    [GeneratedRegex(@"[\p{C}\p{Zl}\p{Zp}\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
