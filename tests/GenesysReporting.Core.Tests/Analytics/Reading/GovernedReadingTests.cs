using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Telemetry;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The rate limit of 300 requests a minute under a reader that fetches pages ahead, by a fake clock.</summary>
public sealed class GovernedReadingTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = Sessions.Clock();

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Two_hundred_pages_under_the_limit_are_not_slowed(int throttle)
    {
        (LimitedPlatform platform, QuerySummary summary) = await ReadAsync(pages: 200, throttle, readings: 1);

        Assert.Equal((0, QueryOutcome.Complete, 200), (platform.Refused, summary.Outcome, summary.Requests));
        Assert.Empty(summary.Waits);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Three_minutes_at_full_load_draw_no_429(int throttle)
    {
        (LimitedPlatform platform, QuerySummary summary) = await ReadAsync(pages: 330, throttle, readings: 3);

        Assert.Equal((0, QueryOutcome.Complete), (platform.Refused, summary.Outcome));
        // 990 requests need a little more than three windows; the governor made them wait, and not the platform.
        Assert.True(summary.Elapsed > TimeSpan.FromSeconds(150), $"{summary.Elapsed}");
        Assert.Equal([WaitCause.RateLimit], summary.Waits.Select(w => w.Cause));
    }

    /// <summary>Returns the platform, and the summary of the slowest reading.</summary>
    private async Task<(LimitedPlatform Platform, QuerySummary Summary)> ReadAsync(int pages, int throttle, int readings)
    {
        using var platform = new LimitedPlatform(_time, Latency) { Body = request => Page(request, pages) };
        GenesysSession session = await _time.PassTimeAsync(
            SessionConnector.ConnectAsync(Sessions.Options(_time), platform, null, default));
        AnalyticsReader[] readers =
        [
            .. Enumerable.Range(0, readings).Select(_ => new AnalyticsReader(
                session,
                AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(1))) with { Mode = QueryMode.Query },
                new AnalyticsReadOptions { ThrottleLimit = throttle })),
        ];
        QuerySummary[] summaries = new QuerySummary[readings];
        Task work = Task.WhenAll(readers.Select(async (reader, i) =>
        {
            await reader.ReadPagesAsync().ToListAsync();
            summaries[i] = reader.Summarize();
        }));
        while (!work.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1);
        }

        await work;
        return (platform, summaries.MaxBy(s => s.Elapsed)!);
    }

    private static string Page(TransportRequest request, int pages)
    {
        int number = JsonNode.Parse(request.Text())!["paging"]!["pageNumber"]!.GetValue<int>();
        IEnumerable<string> rows = Enumerable.Range(number * 100, 100).Select(i => $$"""{"conversationId":"c{{i}}"}""");
        return $$"""{"conversations":[{{string.Join(',', rows)}}],"totalHits":{{pages * 100}}}""";
    }
}
