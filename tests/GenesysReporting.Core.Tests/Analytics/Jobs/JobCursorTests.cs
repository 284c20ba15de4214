using System.Globalization;
using System.Web;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Analytics.Jobs;

/// <summary>The pages of a job's results end, whatever their cursors are.</summary>
public class JobCursorTests
{
    private readonly FakeTimeProvider _time = Sessions.Clock();

    private static readonly QueryInterval Day = new(
        new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, Func<string?, int, string>> Loops => new()
    {
        { "repeats", (_, n) => Page(n, "\"A\"") },
        { "alternates", (cursor, n) => Page(n, cursor == "A" ? "\"B\"" : "\"A\"") },
        { "is empty", (_, n) => Page(n, "\"\"") },
        { "is new, with the same results", (_, n) => Page(0, $"\"{n}\"") },
        { "is new, without results", (_, n) => $$"""{"conversations":[],"cursor":"{{n}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task A_cursor_that_leads_nowhere_is_an_error(string name, Func<string?, int, string> answer)
    {
        int pages = 0;
        AnalyticsReader reader = await ReaderAsync(cursor => answer(cursor, pages++));

        var error = await Assert.ThrowsAsync<AnswerException>(async () => await ReadAsync(reader));

        Assert.True(error.ErrorId == "PagingLooped", name);
        Assert.InRange(pages, 1, 150);
        Assert.NotEqual(QueryOutcome.Complete, reader.Summarize(error).Outcome);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"dataAvailabilityDate":"2026-12-01T00:00:00Z"}""")]
    public async Task An_end_without_a_list_is_asked_for_again_and_then_doubted(string end)
    {
        int ends = 0;
        AnalyticsReader once = await ReaderAsync(cursor => cursor is null ? Page(0, "\"A\"") : ends++ == 0 ? end : Page(1, null));
        Assert.Equal(2, (await ReadAsync(once)).Sum(p => p.Count));
        Assert.Equal(QueryOutcome.Complete, once.Summarize().Outcome);

        AnalyticsReader always = await ReaderAsync(cursor => cursor is null ? Page(0, "\"A\"") : end);
        Assert.Equal(1, (await ReadAsync(always)).Sum(p => p.Count));
        Assert.Equal(QueryOutcome.Incomplete, always.Summarize().Outcome);
        Assert.Contains("without its list", Assert.Single(always.Summarize().Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, QueryOutcome.Complete)]
    [InlineData(2, QueryOutcome.Incomplete)]
    public async Task The_results_are_held_against_the_query_s_own_count(int counted, QueryOutcome outcome)
    {
        AnalyticsReader reader = await ReaderAsync(cursor => cursor is null ? Page(0, "\"A\"") : "{}", counted);

        Assert.Equal(1, (await ReadAsync(reader)).Sum(p => p.Count));

        QuerySummary summary = reader.Summarize();
        Assert.Equal((outcome, counted), (summary.Outcome, summary.Slices[0].Counted));
        Assert.Equal(outcome == QueryOutcome.Incomplete, summary.Reasons.Any(r => r.Contains("the query counts 2 conversations, and the job sent 1", StringComparison.Ordinal)));
    }

    /// <summary>The query counts what started on the day, and the job also sends what began earlier.</summary>
    [Theory]
    [InlineData(1, QueryOutcome.Complete)]
    [InlineData(2, QueryOutcome.Incomplete)]
    public async Task Of_what_overlaps_those_that_started_in_the_interval_are_held_against_the_count(int counted, QueryOutcome outcome)
    {
        AnalyticsReader reader = await ReaderAsync(
            _ => """{"conversations":[{"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z"},{"conversationId":"c0","conversationStart":"2026-10-30T08:00:00.000Z"}]}""",
            counted,
            QueryMatching.Overlaps);

        Assert.Equal(2, (await ReadAsync(reader)).Sum(p => p.Count));
        Assert.Equal(outcome, reader.Summarize().Outcome);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"message":"no","status":500}""")]
    public async Task Results_of_another_shape_are_an_error(string answer)
    {
        AnalyticsReader reader = await ReaderAsync(_ => answer);

        var error = await Assert.ThrowsAsync<AnswerException>(async () => await ReadAsync(reader));
        Assert.Equal("AnswerMisshaped", error.ErrorId);
    }

    [Fact]
    public async Task A_job_announces_nothing()
    {
        AnalyticsReader reader = await ReaderAsync(_ => Page(0, null));

        Assert.Equal(1, (await ReadAsync(reader)).Sum(p => p.Count));
        Assert.Equal((QueryOutcome.Complete, 0L), (reader.Summarize().Outcome, reader.Summarize().TotalHits));
    }

    private static string Page(int number, string? cursor) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"conversations":[{"conversationId":"c{{number}}","conversationStart":"2026-11-02T08:00:00.000Z"}]{{(cursor is null ? "" : $",\"cursor\":{cursor}")}}}""");

    private Task<List<IReadOnlyList<AnalyticsRecord>>> ReadAsync(AnalyticsReader reader) =>
        _time.PassTimeAsync(reader.ReadPagesAsync().ToListAsync().AsTask());

    private async Task<AnalyticsReader> ReaderAsync(
        Func<string?, string> results, int? counted = null, QueryMatching matching = QueryMatching.StartedIn)
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, request => Answer.Json(200, Respond(request, results, counted)));
        return new AnalyticsReader(session, AnalyticsQuery.Of("ConversationDetails", Day) with { Mode = QueryMode.Job, Matching = matching });
    }

    private static string Respond(TransportRequest request, Func<string?, string> results, int? counted) => request switch
    {
        _ when request.Uri.AbsolutePath.EndsWith("/query", StringComparison.Ordinal) => counted is null ? "{}" : $$"""{"totalHits":{{counted}},"conversations":[]}""",
        { Method: "POST" } => """{"jobId":"job-1"}""",
        _ when request.Uri.AbsolutePath.EndsWith("/availability", StringComparison.Ordinal) => """{"dataAvailabilityDate":"2026-12-01T00:00:00Z"}""",
        _ when request.Uri.AbsolutePath.EndsWith("/results", StringComparison.Ordinal) => results(HttpUtility.ParseQueryString(request.Uri.Query)["cursor"]),
        _ => """{"state":"FULFILLED"}""",
    };
}
