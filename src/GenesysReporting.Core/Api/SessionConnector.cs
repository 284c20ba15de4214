using GenesysReporting.Auth;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>Opens, proves and ends sessions.</summary>
public static class SessionConnector
{
    /// <summary>
    /// Signs in and proves the token with <c>GET /api/v2/tokens/me</c>, which needs no permission and accepts every kind of
    /// token. Throws <see cref="Errors.SignInException"/>, <see cref="Errors.ApiException"/> or
    /// <see cref="Errors.TransportException"/>, and then leaves nothing open.
    /// </summary>
    public static async Task<GenesysSession> ConnectAsync(
        ConnectOptions options, ITransportFactory transports, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        ITransport transport = transports.Create(options.Transport);
        try
        {
            return await ConnectAsync(options, transport, RequestLedger.ForSession(options.Transport.Time), observer, cancellationToken)
                .ConfigureAwait(false);
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    /// <summary>Signs in through a transport, which belongs to the session from then on. The ledger counts its requests.</summary>
    internal static async Task<GenesysSession> ConnectAsync(
        ConnectOptions options, ITransport transport, RequestLedger ledger, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(options.Endpoints, transport, options.Transport, ledger);
        SignIn signIn = await SignIn.RunAsync(options, endpoint, observer, cancellationToken).ConfigureAwait(false);
        var client = new ApiClient(options.Endpoints, transport, signIn.Tokens, options.GrantType, options.Transport, ledger);
        return await ProveAsync(options, client, signIn, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Proves the session's token with the server, renewing it if necessary.</summary>
    public static async Task ProveAsync(GenesysSession session, CancellationToken cancellationToken) =>
        await new IdentityReader(session.Client, null).ReadTokenAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Ends the session, and revokes its token on the server unless others may use it: a supplied token, or one of a saved
    /// profile, is revoked only if <paramref name="revoke"/> is true. The session ends even if the server cannot be reached;
    /// the failure is thrown after that.
    /// </summary>
    public static async Task DisconnectAsync(GenesysSession session, bool revoke, CancellationToken cancellationToken)
    {
        using ApiClient client = session.Client;
        if (session.IsConnected && (revoke || !session.IsTokenShared))
        {
            await client.RevokeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<GenesysSession> ProveAsync(
        ConnectOptions options,
        ApiClient client,
        SignIn signIn,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        var identity = new IdentityReader(client, observer);
        TokenInfo info = await identity.ReadTokenAsync(cancellationToken).ConfigureAwait(false);
        NamedEntity? user = options.GrantType == GenesysGrantType.ClientCredentials
            ? null
            : await identity.TryReadUserAsync(cancellationToken).ConfigureAwait(false);
        return new GenesysSession(options.Endpoints, client, signIn)
        {
            Name = options.Name ?? info.Organization?.Name ?? options.Endpoints.Name,
            Organization = info.Organization?.Name,
            OrganizationId = info.Organization?.Id,
            ClientId = info.OAuthClient?.Id ?? signIn.Client?.Id,
            ClientName = info.OAuthClient?.Name,
            User = user?.Name,
            UserId = user?.Id,
            Profile = options.Profile,
            TimeZone = options.TimeZone,
        };
    }
}
