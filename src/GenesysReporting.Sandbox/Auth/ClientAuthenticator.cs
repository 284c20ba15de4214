using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>Authenticates clients that request a token.</summary>
internal sealed class ClientAuthenticator(ClientBook clients)
{
    /// <summary>Authenticates a client with a secret, by HTTP Basic.</summary>
    public SandboxClient AuthenticateConfidential(string? header, FormFields form, string grantType)
    {
        RefuseSecretInBody(form);
        (string id, string secret) = ReadBasic(header);
        if (form.First("client_id") is { } named && named != id)
        {
            throw OAuthError.InvalidRequest("client_id is not the one of the Authorization header");
        }

        SandboxClient client = clients.Find(id) ?? throw OAuthError.ClientNotFound;
        return HasSecret(client, secret) ? CheckGrant(client, grantType) : throw OAuthError.AuthenticationFailed;
    }

    /// <summary>Authenticates a client by its header; without one a public client, by its id alone.</summary>
    public SandboxClient Authenticate(string? header, FormFields form, string grantType)
    {
        if (header is not null || form.First("client_id") is not { } id)
        {
            return AuthenticateConfidential(header, form, grantType);
        }

        RefuseSecretInBody(form);
        SandboxClient client = clients.Find(id) ?? throw OAuthError.ClientNotFound;
        return client.IsPublic ? CheckGrant(client, grantType) : throw OAuthError.AuthenticationFailed;
    }

    private static void RefuseSecretInBody(FormFields form)
    {
        if (form.First("client_secret") is not null)
        {
            throw OAuthError.InvalidRequest("the client authenticates by the Authorization header, not in the body");
        }
    }

    /// <summary>True if the secret is the client's; a public client has none, and an empty text does not count as it.</summary>
    private static bool HasSecret(SandboxClient client, string secret) =>
        !client.IsPublic && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(client.ClientSecret));

    private static SandboxClient CheckGrant(SandboxClient client, string grantType)
    {
        // The platform's answer to a disabled client is not known; it is refused like a wrong secret.
        if (client.IsDisabled)
        {
            throw OAuthError.AuthenticationFailed;
        }

        return client.GrantType == grantType
            ? client
            : throw new OAuthError(400, "unauthorized_client", "the client was made for another grant type");
    }

    private static (string Id, string Secret) ReadBasic(string? header)
    {
        const string Scheme = "Basic ";
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new OAuthError(401, "invalid_client", "the client must authenticate with HTTP Basic");
        }

        byte[] bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out int count))
        {
            throw new OAuthError(401, "invalid_client", "the Basic credentials are not Base64");
        }

        string pair = Encoding.Latin1.GetString(bytes, 0, count);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (pair[..colon], pair[(colon + 1)..])
            : throw new OAuthError(401, "invalid_client", "the Basic credentials have no colon");
    }
}
