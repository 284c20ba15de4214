using System.Text;
using System.Text.Json;

namespace GenesysReporting.Auth;

/// <summary>The wire format of token requests and their answers.</summary>
internal static class TokenForm
{
    /// <summary>The redirect URI, which errors must show.</summary>
    public const string RedirectUri = "redirect_uri";

    /// <summary>The organisation's short name, which errors must show.</summary>
    public const string OrganizationName = "orgName";

    /// <summary>True for a field whose value no message may show.</summary>
    public static bool IsSecret(string field) => field is not (RedirectUri or OrganizationName);

    private const int LongestLifetime = 10 * 365 * 24 * 3600;

    /// <summary>Returns the Authorization header of a confidential client; null for a public one, which sends none.</summary>
    public static string? Authorization(OAuthClient client) => client.Basic is { } basic ? "Basic " + basic.Reveal() : null;

    public static byte[] Content(TokenRequest request)
    {
        IEnumerable<(string Name, string Value)> fields = request.Fields
            .Select(f => (f.Key, f.Value.Reveal()))
            .Prepend(("grant_type", request.GrantType));
        if (request.Client.Secret is null)
        {
            fields = fields.Append(("client_id", request.Client.Id));
        }

        return Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")));
    }

    /// <summary>Returns the reply of a body; null if it has no token, or one that no header can hold.</summary>
    public static TokenReply? Read(ReadOnlyMemory<byte> body, DateTimeOffset now, long sent)
    {
        TokenAnswer? answer = Parse(body);
        if (string.IsNullOrEmpty(answer?.AccessToken) || !Secret.From(answer.AccessToken).FitsHeader)
        {
            return null;
        }

        TimeSpan? lifetime = answer.ExpiresIn is > 0 and < LongestLifetime and { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
        Secret? refresh = string.IsNullOrEmpty(answer.RefreshToken) ? null : Secret.From(answer.RefreshToken);
        return new TokenReply(new AccessToken(Secret.From(answer.AccessToken), now + lifetime, sent, lifetime), refresh);
    }

    private static TokenAnswer? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return TokenAnswer.Read(body);
        }
        catch (JsonException)
        {
            // Without the inner exception: its message may quote the body, and the body has the token.
            return null;
        }
    }
}
