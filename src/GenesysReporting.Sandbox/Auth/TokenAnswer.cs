using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The tokens in an answer of the token endpoint.</summary>
internal sealed record TokenAnswer(string AccessToken, string? RefreshToken)
{
    public HttpResponse ToResponse(TimeSpan lifetime) => JsonAnswer.Object(200, json =>
    {
        json.WriteString("access_token", AccessToken);
        json.WriteString("token_type", "bearer");
        json.WriteNumber("expires_in", (long)lifetime.TotalSeconds);
        if (RefreshToken is not null)
        {
            json.WriteString("refresh_token", RefreshToken);
        }
    }).With("Cache-Control", "no-store");

    /// <summary>Returns the type's name, as the text of a record would show the tokens.</summary>
    public override string ToString() => nameof(TokenAnswer);
}
