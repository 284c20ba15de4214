using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Analytics.Jobs;

/// <summary>Waiting for jobs: at growing intervals, within a limit, and in all states.</summary>
public sealed class JobWaiterTests
{
    private static readonly AnalyticsJob Job = new() { Id = "job-1", Type = "ConversationDetails", Interval = "kept" };
    private readonly FakeTimeProvider _time = Sessions.Clock();
    private readonly List<DateTimeOffset> _asked = [];

    [Theory]
    [InlineData("FULFILLED", AnalyticsJobState.Fulfilled)]
    [InlineData("FAILED", AnalyticsJobState.Failed)]
    [InlineData("CANCELLED", AnalyticsJobState.Cancelled)]
    [InlineData("EXPIRED", AnalyticsJobState.Expired)]
    public async Task It_ends_with_the_job_in_any_state(string word, AnalyticsJobState state)
    {
        AnalyticsJob ended = await WaitAsync(null, "QUEUED", "PENDING", "RESTING", word);

        Assert.Equal((state, word, "kept", 4), (ended.State, ended.StateText, ended.Interval, _asked.Count));
    }

    [Fact]
    public async Task It_polls_at_growing_intervals()
    {
        await WaitAsync(null, [.. Enumerable.Repeat("PENDING", 12), "FULFILLED"]);

        double[] pauses = [.. _asked.Zip(_asked.Skip(1), (a, b) => (b - a).TotalSeconds)];
        Assert.Equal([2, 3, 4.5, 6.75], pauses.Take(4).Select(p => Math.Round(p, 2)));
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal([30, 30], pauses.TakeLast(2));
    }

    [Fact]
    public async Task It_polls_once_more_at_the_limit_and_then_says_that_the_job_keeps_running()
    {
        var error = await Assert.ThrowsAsync<JobException>(() => WaitAsync(TimeSpan.FromSeconds(8), "PENDING"));

        Assert.Equal("JobTimedOut", error.ErrorId);
        Assert.Contains("Get-GenesysAnalyticsJob job-1", error.NextStep, StringComparison.Ordinal);
        Assert.Equal(8, (_asked[^1] - _asked[0]).TotalSeconds, 0.1);
    }

    private async Task<AnalyticsJob> WaitAsync(TimeSpan? limit, params string[] states)
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, request => Status(request, states));
        var client = new JobClient(session, QueryTypes.ConversationDetails, null);
        Task<AnalyticsJob> work = new JobWaiter(client, null).WaitAsync(Job, limit, default);
        while (!work.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await work;
    }

    private TransportResponse Status(TransportRequest request, string[] states)
    {
        Assert.Equal("/api/v2/analytics/conversations/details/jobs/job-1", request.Uri.AbsolutePath);
        _asked.Add(_time.GetUtcNow());
        return Answer.Json(200, $$"""{"state":"{{states[Math.Min(_asked.Count, states.Length) - 1]}}"}""");
    }
}
