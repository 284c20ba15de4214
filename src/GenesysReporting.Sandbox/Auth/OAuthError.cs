using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>An error of the token endpoint, whose body differs from that of the API.</summary>
internal sealed class OAuthError(int status, string error, string text) : Exception(text)
{
    public static OAuthError ClientNotFound => new(400, "invalid_client", "client not found");

    public static OAuthError AuthenticationFailed => new(401, "invalid_client", "authentication failed");

    public static OAuthError RateLimit => new(400, "invalid_request", "rate limit exceeded; try again later");

    // The platform's bodies of the following are not known; error and status are those of RFC 6749, 5.2.
    public static OAuthError InvalidRequest(string text) => new(400, "invalid_request", text);

    public static OAuthError InvalidGrant(string text) => new(400, "invalid_grant", text);

    public HttpResponse ToResponse() => Answer(status, error, Message);

    public static HttpResponse Answer(int status, string error, string text) => JsonAnswer.Object(status, json =>
    {
        json.WriteString("error", error);
        json.WriteString("description", text);
        json.WriteString("error_description", text);
    });
}
