using System.Text;
using System.Text.Json;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// <c>POST https://login.{domain}/oauth/token</c>. Confidential clients prove themselves with Basic; no scope is sent,
/// as the platform takes scopes from the client's set-up.
/// </summary>
internal sealed class TokenEndpoint(PlatformEndpoints endpoints, ITransport transport, TimeProvider time)
{
    /// <summary>Sends one token request of a confidential client.</summary>
    public async Task<AccessToken> RequestAsync(
        string clientId,
        Secret clientSecret,
        IEnumerable<KeyValuePair<string, string>> form,
        CancellationToken cancellationToken)
    {
        var request = new TransportRequest("POST", PlatformEndpoints.Combine(endpoints.LoginUri, "/oauth/token"))
        {
            Authorization = Basic(clientId, clientSecret),
            Content = Encoding.ASCII.GetBytes(Encode(form)),
            ContentType = "application/x-www-form-urlencoded",
        };
        long sent = time.GetTimestamp();
        TransportResponse response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess
            ? Read(response, sent)
            : throw TokenFailure.From(response, clientId, endpoints);
    }

    private static string Basic(string clientId, Secret clientSecret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret.Reveal()}"));

    private static string Encode(IEnumerable<KeyValuePair<string, string>> form) =>
        string.Join('&', form.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));

    private AccessToken Read(TransportResponse response, long sent)
    {
        TokenAnswer? answer = null;
        try
        {
            answer = JsonSerializer.Deserialize(response.Body.Span, AuthJson.Default.TokenAnswer);
        }
        catch (JsonException)
        {
            // Not passed on: a parser's message may quote the body, and the body holds the token.
        }

        if (string.IsNullOrEmpty(answer?.AccessToken))
        {
            throw AuthErrors.TokenAnswerUnreadable(endpoints.LoginUri);
        }

        TimeSpan? lifetime = answer.ExpiresIn is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return new AccessToken(Secret.From(answer.AccessToken), time.GetUtcNow() + lifetime, sent, lifetime);
    }
}
