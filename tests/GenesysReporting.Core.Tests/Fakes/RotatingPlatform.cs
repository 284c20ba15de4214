using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Fakes;

/// <summary>
/// A platform that is as hard as OAuth allows: each use of a refresh token brings the next, and using a dead one ends
/// the sign-in for good.
/// </summary>
internal sealed class RotatingPlatform : ITransport, ITransportFactory
{
    private readonly object _gate = new();
    private int _number;
    private bool _isDead;

    /// <summary>The one refresh token that lives.</summary>
    public string Alive => $"refresh-{_number}";

    public int Renewals => _number;

    public int Revocations { get; private set; }

    /// <summary>Called when a refresh token was spent and its answer is on the way.</summary>
    public Action OnSpent { get; set; } = () => { };

    public ITransport Create(TransportOptions options) => this;

    public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
        request.ThroughGateAsync(() => RespondAsync(request, cancellationToken), cancellationToken);

    public void Dispose()
    {
    }

    private async Task<TransportResponse> RespondAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TransportResponse answer = Respond(request);
        await Task.Delay(1, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    private TransportResponse Respond(TransportRequest request)
    {
        if (request.Method == "DELETE")
        {
            Revocations++;
            return Answer.Json(200, "{}");
        }

        return !request.IsTokenRequest() ? Answer.Me
            : request.Form()["grant_type"] == "refresh_token" ? Rotate(request.Form()["refresh_token"])
            : Answer.Token("client-token");
    }

    private TransportResponse Rotate(string spent)
    {
        lock (_gate)
        {
            _isDead |= spent != Alive;
            if (_isDead)
            {
                return Answer.Json(400, """{"error":"invalid_grant","description":"refresh token is dead"}""");
            }

            _number++;
            OnSpent();
            return Answer.Json(
                200, $$"""{"access_token":"token-{{_number}}","refresh_token":"{{Alive}}","expires_in":86400}""");
        }
    }
}
