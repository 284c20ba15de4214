using System.Collections.Concurrent;
using System.Text;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Fakes;

/// <summary>Answers requests from a function and keeps what was sent.</summary>
internal sealed class FakeTransport(Func<TransportRequest, TransportResponse> answer) : ITransport, ITransportFactory
{
    public ConcurrentQueue<TransportRequest> Sent { get; } = new();

    public bool IsDisposed { get; private set; }

    public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
        request.ThroughGateAsync(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                Sent.Enqueue(request);
                return Task.FromResult(answer(request));
            },
            cancellationToken);

    public ITransport Create(TransportOptions options) => this;

    public void Dispose() => IsDisposed = true;
}

/// <summary>The calls of a request's gate that every transport must make.</summary>
internal static class Gates
{
    public static async Task<TransportResponse> ThroughGateAsync(
        this TransportRequest request, Func<Task<TransportResponse>> attempt, CancellationToken cancellationToken)
    {
        if (request.Gate is not { } gate)
        {
            return await attempt();
        }

        await gate.OpenAsync(cancellationToken);
        AttemptReport report = AttemptReport.Stopped;
        try
        {
            TransportResponse response = await attempt();
            report = new AttemptReport(response, null, response.Elapsed);
            return response;
        }
        finally
        {
            gate.Close(report);
        }
    }
}

/// <summary>Makes answers.</summary>
internal static class Answer
{
    public static TransportResponse Json(int status, string body, params (string Name, string Value)[] headers) => new(
        status,
        headers.Append(("ININ-Correlation-Id", "corr-1")).ToDictionary(
            h => h.Item1, h => h.Item2, StringComparer.OrdinalIgnoreCase),
        Encoding.UTF8.GetBytes(body));

    public static TransportResponse Token(string token, int expiresIn = 86400) =>
        Json(200, $$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{expiresIn}}}""");

    public static TransportResponse Me { get; } = Json(
        200,
        """{"organization":{"id":"org-1","name":"Example"},"OAuthClient":{"id":"client-1","name":"Reports"}}""");
}
