using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>Asks the platform whose token it is.</summary>
internal sealed class IdentityReader(ApiClient client, IRequestObserver? observer)
{
    /// <summary>The organisation and the client; needs no permission and proves any token.</summary>
    public Task<TokenInfo> ReadTokenAsync(CancellationToken cancellationToken) =>
        ReadAsync("/api/v2/tokens/me", TokenInfo.Read, cancellationToken);

    /// <summary>
    /// The user; null where there is none, or where the client's scopes keep it from being read: the name is a comfort
    /// and no condition of a session.
    /// </summary>
    public async Task<NamedEntity?> TryReadUserAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync("/api/v2/users/me", NamedEntity.Read, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Kind is ErrorKind.InvalidInput or ErrorKind.Permission or ErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<T> ReadAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("GET", path) { Observer = observer };
        TransportResponse response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(response.Body);
            return read(json.RootElement);
        }
        catch (JsonException)
        {
            throw ApiErrors.AnswerUnreadable(
                path, response.Header("ININ-Correlation-Id"), "it is not the JSON that the contract promises");
        }
    }
}
