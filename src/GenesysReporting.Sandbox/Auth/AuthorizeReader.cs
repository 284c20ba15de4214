using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>
/// Reads the parameters of /oauth/authorize. Others are ignored (RFC 6749, 3.1), among them target and scope: it is not
/// known if scope narrows the scopes of the client.
/// </summary>
internal sealed class AuthorizeReader(ClientBook clients, SandboxErrorText errorText)
{
    /// <summary>A SHA-256 in Base64url without padding.</summary>
    private const int ChallengeLength = 43;

    public AuthorizeRequest Read(HttpRequest request)
    {
        FormFields query = request.Query;
        string? duplicate = query.FirstDuplicate();
        SandboxClient client = ReadClient(query, duplicate);
        string? state = duplicate == "state" ? null : RawQuery.Value(request.QueryText, "state");
        var target = new RedirectTarget(ReadRedirectUri(query, client, duplicate), state, errorText);
        if (duplicate is not null)
        {
            throw InvalidRequest(target, $"{duplicate} is given more than once");
        }

        CheckResponseType(query, target);
        return ReadRest(query, client, target);
    }

    private static AuthorizeRequest ReadRest(FormFields query, SandboxClient client, RedirectTarget target) =>
        new(client, target)
        {
            Challenge = ReadChallenge(query, client, target),
            LoginHint = query.First("login_hint"),
            Preset = ReadPreset(query, target),
            AlwaysPrompts = ReadPrompt(query, target),
        };

    private SandboxClient ReadClient(FormFields query, string? duplicate)
    {
        SandboxClient? client = duplicate == "client_id" ? null : clients.Find(query.First("client_id"));
        return client switch
        {
            null => throw new AuthorizeRefusal(null, "invalid_client", "No client has this client_id."),
            { IsDisabled: true } => throw new AuthorizeRefusal(null, "invalid_client", "The client is disabled."),
            { GrantType: SandboxClient.Code } => client,
            _ => throw new AuthorizeRefusal(null, "unauthorized_client", "The client was made for another grant type."),
        };
    }

    private static string ReadRedirectUri(FormFields query, SandboxClient client, string? duplicate)
    {
        string? uri = duplicate == "redirect_uri" ? null : query.First("redirect_uri");
        return uri is not null && client.RedirectUris.Contains(uri, StringComparer.Ordinal)
            ? uri
            : throw new AuthorizeRefusal(
                null, "invalid_request", "The redirect_uri is not one of the authorized redirect URIs of the client.");
    }

    private static void CheckResponseType(FormFields query, RedirectTarget target)
    {
        switch (query.First("response_type"))
        {
            case "code":
                return;
            case null or "":
                throw InvalidRequest(target, "response_type is missing");
            default:
                // The implicit grant (token) is being withdrawn, and no client here has it.
                throw new AuthorizeRefusal(target, "unsupported_response_type", "response_type must be code");
        }
    }

    private static string? ReadChallenge(FormFields query, SandboxClient client, RedirectTarget target)
    {
        string? challenge = query.First("code_challenge");
        string? method = query.First("code_challenge_method");
        if (challenge is null && method is null)
        {
            return client.IsPublic ? throw InvalidRequest(target, "code_challenge is missing") : null;
        }

        // A missing method means plain (RFC 7636, 4.3), which is refused as any other than S256.
        if (method != "S256")
        {
            throw InvalidRequest(target, "code_challenge_method must be S256");
        }

        return challenge?.Length == ChallengeLength && challenge.All(OpaqueText.Base64UrlLetters.Contains)
            ? challenge
            : throw InvalidRequest(target, "code_challenge is not a SHA-256 in Base64url");
    }

    private static (string Organization, string Provider)? ReadPreset(FormFields query, RedirectTarget target)
    {
        string? organization = query.First("org");
        string? provider = query.First("provider");
        if (organization is null && provider is null)
        {
            return null;
        }

        return string.IsNullOrEmpty(organization) || string.IsNullOrEmpty(provider)
            ? throw InvalidRequest(target, "org and provider go together")
            : (organization, provider);
    }

    /// <summary>Reads prompt. The platform's answer to other values than login is not known, so they are refused.</summary>
    private static bool ReadPrompt(FormFields query, RedirectTarget target) => query.First("prompt") switch
    {
        null => false,
        "login" => true,
        _ => throw InvalidRequest(target, "prompt must be login"),
    };

    private static AuthorizeRefusal InvalidRequest(RedirectTarget target, string text) =>
        new(target, "invalid_request", text);
}
