using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>An answer with status 200 proves its shape, in every family.</summary>
public class AnswerShapeTests
{
    private static readonly QueryInterval Day = new(
        new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));

    private static readonly string[] Foreign =
    [
        "null", "[]", "[{}]", "5", "true", "\"text\"",
        """{"message":"Try later","code":"internal","status":500}""", """{"conversation":[]}""",
    ];

    public static IEnumerable<object[]> Misshaped =>
        AnalyticsCatalog.Families.SelectMany(f => Foreign.Select(answer => new object[] { f.Name, answer }));

    public static TheoryData<string> Families => [.. AnalyticsCatalog.Families.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Misshaped))]
    public async Task An_answer_of_another_shape_is_an_error_that_quotes_it(string family, string answer)
    {
        (AnalyticsReader reader, List<TransportRequest> _) = await ReaderAsync(family, _ => answer);

        var error = await Assert.ThrowsAsync<AnswerException>(async () => await reader.ReadPagesAsync().ToListAsync());

        Assert.Equal(("AnswerMisshaped", ErrorKind.InvalidAnswer), (error.ErrorId, error.Kind));
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
        Assert.Equal(QueryOutcome.Failed, reader.Summarize(error).Outcome);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task An_empty_object_is_taken_for_nothing_if_it_comes_twice(string family)
    {
        (AnalyticsReader reader, List<TransportRequest> sent) = await ReaderAsync(family, _ => "{}");

        Assert.Empty(await reader.ReadPagesAsync().ToListAsync());

        Assert.Equal(2, sent.Count);
        Assert.Equal(QueryOutcome.Complete, reader.Summarize().Outcome);
    }

    [Fact]
    public async Task An_empty_object_that_comes_once_loses_nothing()
    {
        (AnalyticsReader reader, List<TransportRequest> sent) = await ReaderAsync(
            "ConversationDetails", n => n == 1 ? "{}" : """{"totalHits":1,"conversations":[{"conversationId":"a"}]}""");

        Assert.Single((await reader.ReadPagesAsync().ToListAsync()).SelectMany(p => p));
        Assert.Equal(2, sent.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"totalHits":250}""")]
    [InlineData("""{"totalHits":250,"conversations":null}""")]
    [InlineData("null")]
    public async Task A_page_without_its_list_among_pages_that_told_a_total_is_an_error(string second)
    {
        (AnalyticsReader reader, List<TransportRequest> _) =
            await ReaderAsync("ConversationDetails", n => n == 1 ? Page(0, 100, 250) : second);

        var error = await Assert.ThrowsAsync<AnswerException>(async () => await reader.ReadPagesAsync().ToListAsync());

        Assert.Equal("AnswerMisshaped", error.ErrorId);
        Assert.Contains("page 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(QueryOutcome.Failed, reader.Summarize(error).Outcome);
    }

    [Fact]
    public async Task A_total_that_was_left_out_is_not_announced()
    {
        (AnalyticsReader reader, List<TransportRequest> _) =
            await ReaderAsync("ConversationDetails", n => n == 1 ? """{"conversations":[{"conversationId":"a"}]}""" : """{"conversations":[]}""");

        Assert.Single((await reader.ReadPagesAsync().ToListAsync()).SelectMany(p => p));

        QuerySummary summary = reader.Summarize();
        Assert.Equal((0, 1), (summary.TotalHits, summary.Unique));
        Assert.False(summary.Slices[0].IsAnnounced);
        Assert.Contains("announced no number", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_missing_on_one_page_only_is_incomplete()
    {
        (AnalyticsReader reader, List<TransportRequest> _) = await ReaderAsync(
            "ConversationDetails",
            n => n % 2 == 1 ? Page(0, 100, 150) : Page(100, 50, 150).Replace("\"totalHits\":150,", string.Empty, StringComparison.Ordinal));

        Assert.Equal(150, (await reader.ReadPagesAsync().ToListAsync()).Sum(p => p.Count));
        Assert.Equal(QueryOutcome.Incomplete, reader.Summarize().Outcome);
        Assert.Contains("150 conversations came", Assert.Single(reader.Summarize().Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_again_without_a_total_is_a_loop()
    {
        (AnalyticsReader reader, List<TransportRequest> sent) =
            await ReaderAsync("ConversationDetails", _ => """{"conversations":[{"conversationId":"a"}]}""");

        var error = await Assert.ThrowsAsync<AnswerException>(async () => await reader.ReadPagesAsync().ToListAsync());

        Assert.Equal("PagingLooped", error.ErrorId);
        Assert.InRange(sent.Count, 2, 20);
    }

    [Fact]
    public async Task Conversations_without_an_interval_are_refused_before_anything_is_sent()
    {
        (AnalyticsReader reader, List<TransportRequest> sent) = await ReaderAsync("ConversationDetails", _ => "{}", hasInterval: false);

        var error = await Assert.ThrowsAsync<InputException>(async () => await reader.ReadPagesAsync().ToListAsync());

        Assert.Equal("QueryIntervalMissing", error.ErrorId);
        Assert.Empty(sent);
    }

    private static string Page(int from, int count, int total) =>
        $$"""{"totalHits":{{total}},"conversations":[{{string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"conversationId":"c{{i}}"}"""))}}]}""";

    private static async Task<(AnalyticsReader Reader, List<TransportRequest> Sent)> ReaderAsync(
        string family, Func<int, string> answer, bool hasInterval = true)
    {
        var sent = new List<TransportRequest>();
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request =>
        {
            lock (sent)
            {
                sent.Add(request);
                return Answer.Json(200, answer(sent.Count));
            }
        });
        QueryFamily found = AnalyticsCatalog.Families.First(f => f.Name == family);
        bool takesInterval = hasInterval && found.Members.Contains("interval");
        return (new AnalyticsReader(session, new AnalyticsQuery(found) { Interval = takesInterval ? Day : null, SkipValidation = true }), sent);
    }
}
