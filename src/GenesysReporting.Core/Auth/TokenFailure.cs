using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>A refusal by the token endpoint, which it turns into an error with advice.</summary>
internal sealed class TokenFailure
{
    private readonly string? _text;
    private readonly OAuthFailure _failure;

    private TokenFailure(TransportResponse response, TokenError? body)
    {
        _text = body?.ErrorDescription ?? body?.Description;
        _failure = new OAuthFailure(response.Status, response.Texts.Clean(body?.Error), response.Texts.Clean(_text), response.CorrelationId);
    }

    /// <summary>True for the endpoint's separate rate limit, which it reports with 400 and not 429.</summary>
    public bool IsRateLimit => _failure.Code == "invalid_request" && Says("rate limit exceeded");

    public static TokenFailure Read(TransportResponse response, TokenRequest request)
    {
        var texts = new ServerText(() => request.Secrets.Select(s => s.Reveal()));
        return new TokenFailure(response with { Texts = texts }, Parse(response));
    }

    // Both client errors are 'invalid_client' with status 400 or 401; only the text distinguishes them. The answer for an
    // expired code or refresh token is not documented: the standard says 'invalid_grant', but 'invalid_request' is likely.
    public SignInException ToError(TokenRequest request, PlatformEndpoints endpoints) => _failure.Code switch
    {
        "invalid_client" when Says("not found") => AuthErrors.ClientNotFound(request.Client.Id, endpoints, _failure),
        "invalid_client" when request.Client.Secret is null => AuthErrors.ClientNotPublic(request.Client.Id, _failure),
        "invalid_client" => AuthErrors.ClientSecretRejected(request.Client.Id, _failure),
        "unauthorized_client" or "unsupported_grant_type" => AuthErrors.GrantNotAllowed(request.Client.Id, _failure),
        "invalid_request" when IsRateLimit => AuthErrors.SignInRateLimited(request.Client.Id, _failure),
        "invalid_grant" or "invalid_request" when request.Rejected is { } rejected => rejected(_failure),
        _ => AuthErrors.SignInFailed(request.Client.Id, _failure),
    };

    private static TokenError? Parse(TransportResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.JsonBody.Span, AuthJson.Default.TokenError);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Says(string words) => _text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
