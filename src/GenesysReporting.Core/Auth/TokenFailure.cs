using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>Turns a refusal of the token endpoint into the error that says what to do.</summary>
internal static class TokenFailure
{
    public static SignInException From(TransportResponse response, string clientId, PlatformEndpoints endpoints)
    {
        TokenError? body = Parse(response);
        string? text = body?.ErrorDescription ?? body?.Description;
        var failure = new OAuthFailure(response.Status, body?.Error, text, response.Header("ININ-Correlation-Id"));

        // Both client errors are 'invalid_client'; only the text tells them apart, the status being 400 or 401.
        return body?.Error switch
        {
            "invalid_client" when Says(text, "not found") => AuthErrors.ClientNotFound(clientId, endpoints, failure),
            "invalid_client" => AuthErrors.ClientSecretRejected(clientId, failure),
            "unauthorized_client" or "unsupported_grant_type" => AuthErrors.GrantNotAllowed(clientId, failure),
            "invalid_request" when Says(text, "rate limit exceeded") => AuthErrors.SignInRateLimited(clientId, failure),
            _ => AuthErrors.SignInFailed(clientId, failure),
        };
    }

    private static bool Says(string? text, string words) =>
        text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static TokenError? Parse(TransportResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Body.Span, AuthJson.Default.TokenError);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
