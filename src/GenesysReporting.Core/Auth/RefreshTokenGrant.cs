using GenesysReporting.Auth.Code;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// OAuth's refresh token grant. The platform answers with a refresh token again, and the old one may be dead from then
/// on, so where it is kept decides who else may use it.
/// </summary>
internal sealed class RefreshTokenGrant(TokenEndpoint endpoint, OAuthClient client, IRefreshTokenKeeper keeper) : ITokenGrant
{
    private IRefreshTokenKeeper _keeper = keeper;

    public async Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        AccessToken? renewed = null;
        await _keeper.ExchangeAsync(
            async refreshToken =>
            {
                TokenRequest request = Request(refreshToken);
                TokenReply reply = await endpoint.RequestAsync(request, observer, cancellationToken).ConfigureAwait(false);
                renewed = reply.AccessToken;
                return reply.RefreshToken;
            },
            cancellationToken).ConfigureAwait(false);
        return renewed!;
    }

    /// <summary>Hands the refresh token to another keeper, which then has it alone. No renewal may run beside it.</summary>
    public Task MoveAsync(Func<Secret, Task<IRefreshTokenKeeper>> keep, CancellationToken cancellationToken) =>
        _keeper.ExchangeAsync(
            async refreshToken =>
            {
                _keeper = await keep(refreshToken).ConfigureAwait(false);
                return null;
            },
            cancellationToken);

    private TokenRequest Request(Secret refreshToken) => new(client, "refresh_token")
    {
        Fields = [new("refresh_token", refreshToken)],
        Rejected = failure => CodeErrors.RefreshTokenRejected(client.Id, _keeper.SignInAgain, failure),
    };
}
