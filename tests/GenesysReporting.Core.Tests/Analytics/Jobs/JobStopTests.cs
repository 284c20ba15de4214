using System.Collections.Concurrent;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Jobs;

public class JobStopTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The stop comes while the answer with the id is on its way; a request that was cancelled then would lose the id.</summary>
    [Fact]
    public async Task A_job_whose_id_comes_during_the_stop_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var transport = new StoppingTransport(stop);
        GenesysSession session = await SessionConnector.ConnectAsync(Sessions.Options(Sessions.Clock()), transport, null, default);
        var client = new JobClient(session, QueryTypes.ConversationDetails, null);
        AnalyticsQuery query = AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(1)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new JobRun(client, new JobWaiter(client, null)).StartAsync(query, stop.Token));

        Assert.Equal("/api/v2/analytics/conversations/details/jobs/j1", Assert.Single(transport.Deleted));
    }

    /// <summary>Stops the caller that submits a job, and then answers if it still waits.</summary>
    private sealed class StoppingTransport(CancellationTokenSource stop) : ITransport, ITransportFactory
    {
        public ConcurrentQueue<string> Deleted { get; } = new();

        public ITransport Create(TransportOptions options) => this;

        public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
            await request.ThroughGateAsync(
                async () =>
                {
                    TransportResponse answer = request.IsTokenRequest() ? Answer.Token("token-1")
                        : request.Uri.AbsolutePath == "/api/v2/tokens/me" ? Answer.Me
                        : request.Method == "DELETE" ? Delete(request)
                        : await AcceptAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                    return answer;
                },
                cancellationToken);

        public void Dispose()
        {
        }

        private TransportResponse Delete(TransportRequest request)
        {
            Deleted.Enqueue(request.Uri.AbsolutePath);
            return Answer.Json(204, string.Empty);
        }

        private async Task<TransportResponse> AcceptAsync()
        {
            await stop.CancelAsync();
            return Answer.Json(202, """{"jobId":"j1"}""");
        }
    }
}
