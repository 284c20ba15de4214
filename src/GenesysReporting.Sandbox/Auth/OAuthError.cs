using GenesysReporting.Sandbox.Api;
using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>A refusal of the token endpoint, whose body is not the one of the API.</summary>
internal sealed class OAuthError(int status, string error, string text) : Exception(text)
{
    public HttpResponse ToResponse() => Answer(status, error, Message);

    public static HttpResponse Answer(int status, string error, string text) => JsonAnswer.Object(status, json =>
    {
        json.WriteString("error", error);
        json.WriteString("description", text);
        json.WriteString("error_description", text);
    });
}
