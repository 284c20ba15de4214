using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// OAuth's refresh token grant. The platform answers with a new refresh token, and the old one may then be invalid, so
/// only its keeper may use it.
/// </summary>
internal sealed class RefreshTokenGrant(TokenEndpoint endpoint, OAuthClient client, IRefreshTokenKeeper keeper) : ITokenGrant
{
    /// <summary>The time that an answer may still take after Ctrl+C.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private IRefreshTokenKeeper _keeper = keeper;

    public IEnumerable<Secret> Secrets => client.Secrets;

    public async Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        AccessToken? renewed = null;
        await _keeper.ExchangeAsync(
            async refreshToken =>
            {
                TokenReply reply = await SpendAsync(refreshToken, observer, cancellationToken).ConfigureAwait(false);
                renewed = reply.AccessToken;
                return reply.RefreshToken;
            },
            cancellationToken).ConfigureAwait(false);
        return renewed!;
    }

    /// <summary>Moves the refresh token to another keeper. No renewal may run at the same time.</summary>
    public Task MoveAsync(Func<Secret, Task<IRefreshTokenKeeper>> keep, CancellationToken cancellationToken) =>
        _keeper.ExchangeAsync(
            async refreshToken =>
            {
                _keeper = await keep(refreshToken).ConfigureAwait(false);
                return null;
            },
            cancellationToken);

    // Once the token was sent, the server may have replaced it: a cancellation would lose the only valid one.
    private async Task<TokenReply> SpendAsync(
        Secret refreshToken, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => late.CancelAfter(Grace));
        return await endpoint.RequestAsync(Request(refreshToken), new SwallowingObserver(observer), late.Token).ConfigureAwait(false);
    }

    private TokenRequest Request(Secret refreshToken) => new(client, "refresh_token")
    {
        Fields = [new("refresh_token", refreshToken)],
        Rejected = failure => AuthErrors.RefreshTokenRejected(client.Id, _keeper.SignInAgain, failure),
    };
}
