using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>The result of a sign-in: the token's source, and what a profile saves of it.</summary>
internal sealed class SignIn
{
    private SignIn(TokenSource tokens, OAuthClient? client, RefreshTokenGrant? refresh)
    {
        Tokens = tokens;
        Client = client;
        Refresh = refresh;
    }

    public TokenSource Tokens { get; }

    /// <summary>The OAuth client; null where it cannot sign in again without the user, as with a supplied token or an assertion.</summary>
    public OAuthClient? Client { get; }

    /// <summary>The refresh token's grant; null if there is no refresh token.</summary>
    public RefreshTokenGrant? Refresh { get; }

    /// <summary>The redirect URI of a browser sign-in.</summary>
    public string? RedirectUri { get; private init; }

    /// <summary>Signs in: checks the input that the grant needs, and for a user runs the sign-in with the browser.</summary>
    public static Task<SignIn> RunAsync(
        ConnectOptions options, TokenEndpoint endpoint, IRequestObserver? observer, CancellationToken cancellationToken) =>
        options.GrantType switch
        {
            GenesysGrantType.ClientCredentials => Task.FromResult(AsClient(options, endpoint)),
            GenesysGrantType.AccessToken => Task.FromResult(WithToken(options)),
            GenesysGrantType.Saml2Bearer => WithAssertionAsync(options, endpoint, observer, cancellationToken),
            _ when options.RefreshToken is { } keeper => Task.FromResult(WithRefreshToken(options, endpoint, keeper)),
            _ => AsUserAsync(options, endpoint, observer, cancellationToken),
        };

    private static SignIn AsClient(ConnectOptions options, TokenEndpoint endpoint)
    {
        var client = OAuthClient.From(options.ClientId, options.ClientSecret);
        return new SignIn(Source(options, new ClientCredentialsGrant(endpoint, client), null), client, null);
    }

    private static SignIn WithToken(ConnectOptions options)
    {
        if (options.AccessToken is not { IsEmpty: false } token)
        {
            throw AuthErrors.AccessTokenMissing();
        }

        if (!token.FitsHeader)
        {
            throw AuthErrors.AccessTokenMalformed();
        }

        var supplied = new AccessToken(token, expiresAt: null, options.Transport.Time.GetTimestamp(), lifetime: null);
        return new SignIn(Source(options, null, supplied), null, null);
    }

    private static async Task<SignIn> WithAssertionAsync(
        ConnectOptions options, TokenEndpoint endpoint, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var client = OAuthClient.From(options.ClientId, options.ClientSecret);
        if (client.Secret is null)
        {
            throw AuthErrors.ClientSecretMissing(client.Id);
        }

        var assertion = SamlAssertion.From(options.Assertion, options.OrganizationName);
        AccessToken token = await Saml2BearerGrant.RequestAsync(endpoint, client, assertion, observer, cancellationToken).ConfigureAwait(false);
        return new SignIn(new TokenSource(null, token, options.Transport.Time, [.. client.Secrets, assertion.Value]), null, null);
    }

    private static SignIn WithRefreshToken(ConnectOptions options, TokenEndpoint endpoint, IRefreshTokenKeeper keeper)
    {
        var client = OAuthClient.From(options.ClientId, options.ClientSecret);
        var grant = new RefreshTokenGrant(endpoint, client, keeper);
        return new SignIn(Source(options, grant, null), client, grant) { RedirectUri = options.Redirect.Text };
    }

    private static async Task<SignIn> AsUserAsync(
        ConnectOptions options, TokenEndpoint endpoint, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var client = OAuthClient.From(options.ClientId, options.ClientSecret);
        var browser = new BrowserSignIn(endpoint, options.Endpoints, options.Transport.Time);
        TokenReply reply = await browser
            .RunAsync(
                client,
                new BrowserOptions(options.Redirect, options.ShowSignIn, options.SignInLimit) { ReadPasted = options.ReadPasted },
                observer,
                cancellationToken)
            .ConfigureAwait(false);
        RefreshTokenGrant? grant = reply.RefreshToken is { } refresh
            ? new RefreshTokenGrant(endpoint, client, new MemoryRefreshToken(refresh))
            : null;
        return new SignIn(Source(options, grant, reply.AccessToken), client, grant) { RedirectUri = options.Redirect.Text };
    }

    private static TokenSource Source(ConnectOptions options, ITokenGrant? grant, AccessToken? first) =>
        new(grant, first, options.Transport.Time);
}
