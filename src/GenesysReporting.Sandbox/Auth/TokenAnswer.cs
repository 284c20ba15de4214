using GenesysReporting.Sandbox.Http;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>What the token endpoint gives.</summary>
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

    /// <summary>Without the tokens, which the text of a record would show.</summary>
    public override string ToString() => nameof(TokenAnswer);
}
