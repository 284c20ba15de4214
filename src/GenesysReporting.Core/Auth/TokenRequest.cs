using GenesysReporting.Errors;

namespace GenesysReporting.Auth;

/// <summary>A request to the token endpoint. Not a record, because its fields are secrets.</summary>
internal sealed class TokenRequest(OAuthClient client, string grantType)
{
    public OAuthClient Client { get; } = client;

    public string GrantType { get; } = grantType;

    /// <summary>The fields that only this grant has.</summary>
    public IReadOnlyList<KeyValuePair<string, Secret>> Fields { get; init; } = [];

    /// <summary>The secrets of the request, which its error may not show.</summary>
    public IEnumerable<Secret> Secrets => Client.Secrets.Concat(Fields.Where(f => TokenForm.IsSecret(f.Key)).Select(f => f.Value));

    /// <summary>Creates the error for a code or refresh token that the server rejects.</summary>
    public Func<OAuthFailure, SignInException>? Rejected { get; init; }
}

/// <summary>The reply of the token endpoint. Not a record, because it has secrets.</summary>
internal sealed class TokenReply(AccessToken accessToken, Secret? refreshToken)
{
    public AccessToken AccessToken { get; } = accessToken;

    public Secret? RefreshToken { get; } = refreshToken;
}
