using System.Text.Json;
using GenesysReporting.Auth;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>Opens, proves and ends sessions.</summary>
public static class SessionConnector
{
    private static readonly ApiRequest WhoAmI = new("GET", "/api/v2/tokens/me");

    /// <summary>
    /// Signs in and proves the token with <c>GET /api/v2/tokens/me</c>, which needs no permission and answers every kind
    /// of token. Raises <see cref="Errors.SignInException"/>, <see cref="Errors.ApiException"/> or
    /// <see cref="Errors.TransportException"/>; nothing stays open then.
    /// </summary>
    public static async Task<GenesysSession> ConnectAsync(
        ConnectOptions options, ITransportFactory transports, CancellationToken cancellationToken)
    {
        TimeProvider time = options.Transport.Time;
        ITransport transport = transports.Create(options.Transport);
        ApiClient? client = null;
        try
        {
            var endpoint = new TokenEndpoint(options.Endpoints, transport, time);
            var grant = new ClientCredentialsGrant(endpoint, options.ClientId, options.ClientSecret);
            client = new ApiClient(options.Endpoints, transport, new TokenSource(grant, time), time);
            TokenInfo info = await ReadTokenInfoAsync(client, cancellationToken).ConfigureAwait(false);
            return Describe(options, client, grant.Type, info);
        }
        catch
        {
            client?.Dispose();
            transport.Dispose();
            throw;
        }
    }

    /// <summary>Asks the server whether the session's token is good, renewing it where that is due.</summary>
    public static async Task ProveAsync(GenesysSession session, CancellationToken cancellationToken) =>
        await ReadTokenInfoAsync(session.Client, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Revokes the token on the server and ends the session. The session ends even when the server cannot be told, and
    /// the failure is raised after that.
    /// </summary>
    public static async Task DisconnectAsync(GenesysSession session, CancellationToken cancellationToken)
    {
        using ApiClient client = session.Client;
        if (session.IsConnected)
        {
            await client.RevokeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<TokenInfo> ReadTokenInfoAsync(ApiClient client, CancellationToken cancellationToken)
    {
        TransportResponse response = await client.SendAsync(WhoAmI, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(response.Body.Span, ApiJson.Default.TokenInfo) ?? new TokenInfo();
        }
        catch (JsonException)
        {
            throw ApiErrors.AnswerUnreadable(
                WhoAmI.Path, response.Header("ININ-Correlation-Id"), "it is not the JSON that the contract promises");
        }
    }

    private static GenesysSession Describe(
        ConnectOptions options, ApiClient client, GenesysGrantType grantType, TokenInfo info) =>
        new(options.Endpoints, client, grantType)
        {
            Name = options.Name ?? info.Organization?.Name ?? options.Endpoints.Name,
            Organization = info.Organization?.Name,
            OrganizationId = info.Organization?.Id,
            ClientId = info.OAuthClient?.Id ?? options.ClientId,
            ClientName = info.OAuthClient?.Name,
        };
}
