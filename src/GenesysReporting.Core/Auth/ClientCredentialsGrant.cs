using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>OAuth's client credentials grant. It has no refresh token: a new token is requested with id and secret.</summary>
internal sealed class ClientCredentialsGrant : ITokenGrant
{
    private readonly TokenEndpoint _endpoint;
    private readonly TokenRequest _request;

    /// <summary>Throws <c>ClientSecretMissing</c> for a client without a secret.</summary>
    public ClientCredentialsGrant(TokenEndpoint endpoint, OAuthClient client)
    {
        if (client.Secret is null)
        {
            throw AuthErrors.ClientSecretMissing(client.Id);
        }

        _endpoint = endpoint;
        _request = new TokenRequest(client, "client_credentials");
    }

    public IEnumerable<Secret> Secrets => _request.Secrets;

    public async Task<AccessToken> RequestAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        TokenReply reply = await _endpoint.RequestAsync(_request, observer, cancellationToken).ConfigureAwait(false);
        return reply.AccessToken;
    }
}
