using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>Reads the owner of a token from the platform.</summary>
internal sealed class IdentityReader(ApiClient client, IRequestObserver? observer)
{
    /// <summary>Reads the organisation and the client; needs no permission and proves any token.</summary>
    public Task<TokenInfo> ReadTokenAsync(CancellationToken cancellationToken) =>
        ReadAsync("/api/v2/tokens/me", TokenInfo.Read, cancellationToken);

    /// <summary>
    /// Reads the user; null if there is none, or if the client's scopes do not allow it: a session does not need the name.
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

    private async Task<T> ReadAsync<T>(string path, Func<JsonElement, ServerText, T> read, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("GET", path) { Observer = observer };
        TransportResponse response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(response.JsonBody);
            return read(json.RootElement, response.Texts);
        }
        catch (JsonException)
        {
            throw ApiErrors.AnswerUnreadable(
                path, response.CorrelationId, "it is not the JSON that the contract promises");
        }
    }
}
