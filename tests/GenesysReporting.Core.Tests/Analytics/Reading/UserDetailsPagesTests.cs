using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The details of users come in numbered pages, which may move as those of conversations do.</summary>
public sealed class UserDetailsPagesTests
{
    private const int Users = 250;
    private readonly List<int> _pages = [];

    [Fact]
    public async Task A_user_that_was_skipped_while_another_came_twice_is_fetched_by_a_second_pass()
    {
        // As many as announced, but one of them came twice instead of another.
        (List<string> ids, QuerySummary summary) = await ReadAsync((number, from) => number == 2 && _pages.Count <= 3 ? from - 1 : from);

        Assert.Equal(Users, ids.Distinct().Count());
        Assert.Equal(Users, ids.Count);
        Assert.Equal((QueryOutcome.Complete, 2), (summary.Outcome, summary.Slices[0].Passes));
    }

    [Fact]
    public async Task Users_that_stay_missing_are_named()
    {
        (List<string> ids, QuerySummary summary) = await ReadAsync((number, from) => number == 2 ? from - 1 : from);

        Assert.Equal(Users - 1, ids.Count);
        Assert.Equal(QueryOutcome.Incomplete, summary.Outcome);
        Assert.Contains("announced 250 records and sent 249 different ones", summary.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_records_cost_no_further_page()
    {
        (List<string> ids, QuerySummary summary) = await ReadAsync((_, from) => from, first: 100);

        Assert.Equal((100, QueryOutcome.Stopped), (ids.Count, summary.Outcome));
        Assert.Equal([1], _pages);
    }

    private async Task<(List<string> Ids, QuerySummary Summary)> ReadAsync(Func<int, int, int> shift, long? first = null)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => Page(request, shift));
        DateTimeOffset day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        var reader = new AnalyticsReader(
            session,
            AnalyticsQuery.Of("UserDetails", new QueryInterval(day, day.AddDays(1))),
            new AnalyticsReadOptions { First = first, ThrottleLimit = 1 });
        var ids = new List<string>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            ids.AddRange(page.Cast<AnalyticsUserDetail>().Select(u => u.UserId!));
        }

        return (ids, reader.Summarize());
    }

    private TransportResponse Page(TransportRequest request, Func<int, int, int> shift)
    {
        int number = JsonNode.Parse(request.Text())!["paging"]!["pageNumber"]!.GetValue<int>();
        _pages.Add(number);
        int from = shift(number, (number - 1) * 100);
        int to = Math.Min(Users, number * 100 + from - ((number - 1) * 100));
        IEnumerable<string> rows = Enumerable.Range(from, Math.Max(0, to - from)).Select(i => $$"""{"userId":"u{{i}}"}""");
        return Answer.Json(200, $$"""{"userDetails":[{{string.Join(',', rows)}}],"totalHits":{{Users}}}""");
    }
}
