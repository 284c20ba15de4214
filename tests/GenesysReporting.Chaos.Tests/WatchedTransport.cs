using System.Collections.Concurrent;
using System.Text.Json;
using GenesysReporting.Http;
using GenesysReporting.Transport;

namespace GenesysReporting.Chaos.Tests;

/// <summary>The real transport, with a count of its pending requests.</summary>
internal sealed class WatchedTransport : ITransport, ITransportFactory
{
    private ITransport? _inner;
    private int _underWay;

    /// <summary>The number of requests that have neither been answered nor ended.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>The ids of the jobs that the engine started.</summary>
    public ConcurrentQueue<string> JobIds { get; } = new();

    public ITransport Create(TransportOptions options)
    {
        _inner = new HttpTransportFactory().Create(options);
        return this;
    }

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            TransportResponse answer = await _inner!.SendAsync(request, cancellationToken);
            if (answer.Status == 202)
            {
                using JsonDocument body = JsonDocument.Parse(answer.Body);
                JobIds.Enqueue(body.RootElement.GetProperty("jobId").GetString()!);
            }

            return answer;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public void Dispose() => _inner?.Dispose();
}
