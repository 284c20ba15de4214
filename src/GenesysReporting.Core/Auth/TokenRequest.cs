using GenesysReporting.Errors;

namespace GenesysReporting.Auth;

/// <summary>A request to the token endpoint, before it is a form. A class and no record, as its fields hold secrets.</summary>
internal sealed class TokenRequest(OAuthClient client, string grantType)
{
    public OAuthClient Client { get; } = client;

    public string GrantType { get; } = grantType;

    /// <summary>The grant's own fields.</summary>
    public IReadOnlyList<KeyValuePair<string, Secret>> Fields { get; init; } = [];

    /// <summary>The error for a code or refresh token that the server does not take.</summary>
    public Func<OAuthFailure, SignInException>? Rejected { get; init; }
}

/// <summary>What the token endpoint gave. A class and no record, as it holds secrets.</summary>
internal sealed class TokenReply(AccessToken accessToken, Secret? refreshToken)
{
    public AccessToken AccessToken { get; } = accessToken;

    public Secret? RefreshToken { get; } = refreshToken;
}
