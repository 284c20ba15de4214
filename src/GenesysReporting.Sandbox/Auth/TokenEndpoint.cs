using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Sandbox.Api;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>POST /oauth/token. A further grant is one more case of <see cref="Grant"/>.</summary>
internal sealed class TokenEndpoint(SandboxOptions options, ClientBook clients, TokenStore tokens)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public HttpResponse Answer(HttpRequest request)
    {
        try
        {
            FormFields form = ReadForm(request);
            return form.First("grant_type") switch
            {
                null or "" => throw new OAuthError(400, "invalid_request", "grant_type is missing"),
                "client_credentials" => Grant(request, form),
                _ => throw new OAuthError(400, "unsupported_grant_type", "the grant type is not supported"),
            };
        }
        catch (OAuthError refusal)
        {
            return refusal.ToResponse();
        }
    }

    private HttpResponse Grant(HttpRequest request, FormFields form)
    {
        if (form.First("client_id") is not null || form.First("client_secret") is not null)
        {
            throw new OAuthError(
                400, "invalid_request", "the client authenticates by the Authorization header, not in the body");
        }

        string token = tokens.Issue(Authenticate(request.Head.Header("Authorization")));
        return JsonAnswer.Object(200, json =>
        {
            json.WriteString("access_token", token);
            json.WriteString("token_type", "bearer");
            json.WriteNumber("expires_in", (long)options.TokenLifetime.TotalSeconds);
        }).With("Cache-Control", "no-store");
    }

    private static FormFields ReadForm(HttpRequest request)
    {
        if (request.BodyTooLarge)
        {
            throw new OAuthError(400, "invalid_request", "the body is too large");
        }

        if (request.MediaType != FormType)
        {
            throw new OAuthError(400, "invalid_request", $"the content type must be {FormType}");
        }

        FormFields form = FormFields.Parse(request.BodyText);
        string? twice = form.Names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? form : throw new OAuthError(
            400, "invalid_request", $"the parameter {twice} is given more than once");
    }

    private SandboxClient Authenticate(string? header)
    {
        (string id, string secret) = ReadBasic(header);
        SandboxClient client = clients.Find(id) ?? throw new OAuthError(400, "invalid_client", "client not found");
        bool right = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(client.ClientSecret));

        // What the platform says of a disabled client is not known; it is refused like a wrong secret.
        return right && !client.IsDisabled
            ? client
            : throw new OAuthError(401, "invalid_client", "authentication failed");
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
