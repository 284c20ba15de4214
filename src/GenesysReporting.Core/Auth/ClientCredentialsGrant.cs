namespace GenesysReporting.Auth;

/// <summary>OAuth's client credentials grant. It has no refresh token: a new token is asked for with id and secret.</summary>
internal sealed class ClientCredentialsGrant : ITokenGrant
{
    private static readonly KeyValuePair<string, string>[] Form = [new("grant_type", "client_credentials")];
    private readonly TokenEndpoint _endpoint;
    private readonly string _clientId;
    private readonly Secret _clientSecret;

    public ClientCredentialsGrant(TokenEndpoint endpoint, string? clientId, Secret? clientSecret)
    {
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw AuthErrors.ClientIdMissing();
        }

        if (clientSecret is null || clientSecret.IsEmpty)
        {
            throw AuthErrors.ClientSecretMissing(clientId);
        }

        _endpoint = endpoint;
        _clientId = clientId.Trim();
        _clientSecret = clientSecret;
    }

    public GenesysGrantType Type => GenesysGrantType.ClientCredentials;

    public Task<AccessToken> RequestAsync(CancellationToken cancellationToken) =>
        _endpoint.RequestAsync(_clientId, _clientSecret, Form, cancellationToken);
}
