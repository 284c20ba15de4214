using CsCheck;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Reading;

public class ConversationDetailsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Any_interval_gives_exactly_the_conversations_that_started_in_it_each_once_and_in_order() =>
        await Gen
            .Select(
                Gen.Int[0, 12 * 86400].Array[0, 700],
                Gen.Int[0, 11 * 86400],
                Gen.Int[1, 12 * 86400])
            .SampleAsync(async (offsets, start, length) =>
            {
                (string Id, DateTimeOffset Start)[] all = offsets
                    .Select((seconds, i) => ($"c{i:0000}", Day.AddSeconds(seconds)))
                    .ToArray();
                var interval = new QueryInterval(Day.AddSeconds(start), Day.AddSeconds(start + length));

                (List<string> ids, QuerySummary summary) = await ReadAsync(new DayMatchingPlatform(all), interval);

                string[] expected = all
                    .Where(c => c.Start >= interval.Start && c.Start < interval.End)
                    .OrderBy(c => c.Start)
                    .ThenBy(c => c.Id, StringComparer.Ordinal)
                    .Select(c => c.Id)
                    .ToArray();
                Assert.Equal(expected, ids);
                Assert.Equal(QueryOutcome.Complete, summary.Outcome);
                Assert.Equal(summary.Received, summary.Delivered + summary.OutsideInterval);
            }, iter: 60);

    [Fact]
    public async Task Each_UTC_day_is_requested_once_in_runs_of_seven_at_most()
    {
        var platform = new DayMatchingPlatform([]);

        await ReadAsync(platform, new QueryInterval(Day.AddHours(5), Day.AddDays(15).AddHours(2)));

        Assert.Equal(
            [
                "2026-11-02T05:00:00.000Z/2026-11-09T00:00:00.000Z",
                "2026-11-09T00:00:00.000Z/2026-11-16T00:00:00.000Z",
                "2026-11-16T00:00:00.000Z/2026-11-17T02:00:00.000Z",
            ],
            platform.Bodies.Select(b => System.Text.Json.Nodes.JsonNode.Parse(b)!["interval"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_body_is_what_the_contract_has_and_nothing_more()
    {
        var platform = new DayMatchingPlatform([]);

        await ReadAsync(platform, new QueryInterval(Day, Day.AddDays(1)));

        Assert.Equal(
            """{"interval":"2026-11-02T00:00:00.000Z/2026-11-03T00:00:00.000Z","order":"asc","orderBy":"conversationStart","paging":{"pageSize":100,"pageNumber":1}}""",
            Assert.Single(platform.Bodies));
    }

    [Fact]
    public async Task A_record_that_comes_twice_is_delivered_once_and_counted()
    {
        var platform = new DayMatchingPlatform(Many(250))
        {
            // The page moves by one: its first record is the last of the page before.
            Tamper = (number, page) => number == 2 ? [("c0099", Day.AddSeconds(99)), .. page] : page,
        };

        (List<string> ids, QuerySummary summary) = await ReadAsync(platform, new QueryInterval(Day, Day.AddDays(1)));

        Assert.Equal(Many(250).Select(c => c.Id), ids);
        Assert.Equal((251, 250, 1), (summary.Received, summary.Unique, summary.Duplicates));
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
    }

    [Fact]
    public async Task A_missing_record_is_reported()
    {
        var platform = new DayMatchingPlatform(Many(250))
        {
            Tamper = (number, page) => number == 2 ? page.Skip(1).ToList() : page,
        };

        (_, QuerySummary summary) = await ReadAsync(platform, new QueryInterval(Day, Day.AddDays(1)));

        Assert.Equal(QueryOutcome.Incomplete, summary.Outcome);
        Assert.Contains("announced 250", Assert.Single(summary.Reasons), StringComparison.Ordinal);
        Assert.Contains("sent 249", summary.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trimmed_records_count_as_received()
    {
        (List<string> ids, QuerySummary summary) = await ReadAsync(
            new DayMatchingPlatform(Many(250)), new QueryInterval(Day.AddSeconds(10), Day.AddSeconds(20)));

        Assert.Equal(10, ids.Count);
        Assert.Equal((250, 240, QueryOutcome.Complete), (summary.Unique, summary.OutsideInterval, summary.Outcome));
    }

    [Fact]
    public async Task The_first_records_are_delivered_and_no_further_page_is_requested()
    {
        var platform = new DayMatchingPlatform(Many(250));

        (List<string> ids, QuerySummary summary) = await ReadAsync(
            platform, new QueryInterval(Day, Day.AddDays(20)), first: 120);

        Assert.Equal(Many(120).Select(c => c.Id), ids);
        Assert.Equal(2, platform.Bodies.Count);
        Assert.Equal(QueryOutcome.Stopped, summary.Outcome);
        Assert.Empty(summary.Reasons);
    }

    [Fact]
    public async Task A_run_with_more_results_than_can_be_paged_is_cut_into_fewer_days()
    {
        var platform = new DayMatchingPlatform(Many(3));
        platform.Announce = hits => platform.Bodies.Count <= 2 ? 100_001 : hits;

        (List<string> ids, QuerySummary summary) = await ReadAsync(platform, new QueryInterval(Day, Day.AddDays(7)));

        Assert.Equal(["c0000", "c0001", "c0002"], ids);
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
        Assert.Equal([2, 2, 3], summary.Slices.Select(s => UtcDays.Count(s.Interval)));
    }

    [Fact]
    public async Task A_single_day_with_too_many_results_is_an_error_that_says_so()
    {
        var platform = new DayMatchingPlatform(Many(3)) { Announce = _ => 100_001 };

        var error = await Assert.ThrowsAsync<InputException>(
            () => ReadAsync(platform, new QueryInterval(Day.AddHours(1), Day.AddHours(2))));

        Assert.Equal("DayTooLarge", error.ErrorId);
        Assert.Contains("100001", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"conversations\":[{\"conversationId\":\"Zo", "$")]
    [InlineData("<html>", "$")]
    public async Task A_page_that_cannot_be_read_is_an_error_that_names_the_position_and_quotes_nothing(string body, string path)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, body));
        var reader = new AnalyticsReader(
            session, AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(1))));

        var error = await Assert.ThrowsAsync<AnswerException>(async () =>
        {
            await foreach (IReadOnlyList<AnalyticsRecord> _ in reader.ReadPagesAsync())
            {
            }
        });

        Assert.Equal("AnswerUnreadable", error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("soon", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(QueryOutcome.Failed, reader.Summarize(error).Outcome);
    }

    [Fact]
    public async Task Members_that_the_contract_does_not_know_are_kept()
    {
        const string Page = """
            {"totalHits":1,"conversations":[{"conversationId":"a","mood":"good","story":{"n":1,"list":[true,null,1.5]},
            "participants":[{"purpose":"robot","sessions":null,"aura":"blue"}]}]}
            """;
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, Page));
        var reader = new AnalyticsReader(
            session, AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(1))));

        var read = (AnalyticsConversation)(await reader.ReadPagesAsync().ToListAsync()).Single().Single();

        Assert.Equal("good", read.AdditionalMembers["mood"]);
        var story = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(read.AdditionalMembers["story"]);
        Assert.Equal(1L, story["n"]);
        Assert.Equal([true, null, 1.5], Assert.IsAssignableFrom<IReadOnlyList<object?>>(story["list"]));
        // PowerShell shows the text of values within a dictionary.
        Assert.Equal(("""{"n":1,"list":[true,null,1.5]}""", "[true,null,1.5]"), (story.ToString(), story["list"]!.ToString()));
        Assert.Equal(("robot", "blue"), (read.Participants[0].Purpose, read.Participants[0].AdditionalMembers["aura"]));
        Assert.Empty(read.Participants[0].Sessions);
    }

    private static (string Id, DateTimeOffset Start)[] Many(int count) =>
        Enumerable.Range(0, count).Select(i => ($"c{i:0000}", Day.AddSeconds(i))).ToArray();

    private static async Task<(List<string> Ids, QuerySummary Summary)> ReadAsync(
        DayMatchingPlatform platform, QueryInterval interval, long? first = null)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), platform.Respond);
        var reader = new AnalyticsReader(
            session, AnalyticsQuery.Of("ConversationDetails", interval), new AnalyticsReadOptions { First = first });
        var ids = new List<string>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            ids.AddRange(page.Cast<AnalyticsConversation>().Select(c => c.ConversationId!));
        }

        return (ids, reader.Summarize());
    }
}
