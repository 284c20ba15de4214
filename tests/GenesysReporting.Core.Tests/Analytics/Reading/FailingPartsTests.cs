using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>Details queries with parts that fail, days that are too large, and answers that lack members.</summary>
public sealed class FailingPartsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly List<IncompleteException> _failed = [];
    private int _requests;
    private AnalyticsReader? _reader;

    [Fact]
    public async Task A_part_that_fails_is_named_at_once_and_the_others_come()
    {
        Func<int, TransportResponse> answer = day => day == 2 ? Answer.Json(500, "{}") : Page([$"c{day}"], 1);

        List<string?> ids = await ReadAsync(answer, days: 21, afterPage: () => Assert.True(_requests < 3 || _failed.Count == 1));

        Assert.Equal(["c1", "c3"], ids);
        Assert.Equal(("SliceFailed", "2026-11-09T00:00:00.000Z/2026-11-16T00:00:00.000Z"), (_failed[0].ErrorId, _failed[0].Target));
        QuerySummary summary = _reader!.Summarize();
        Assert.Equal(QueryOutcome.Incomplete, summary.Outcome);
        Assert.Contains("2026-11-09", Assert.Single(summary.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_too_large_fails_alone()
    {
        List<string?> ids = await ReadAsync(day => day == 1 ? Page(["x"], 100_001) : Page([$"c{day}"], 1), days: 8, mode: QueryMode.Query);

        // The first seven days are halved until single days are left, all of which are too large.
        Assert.Equal(["c2"], ids);
        Assert.Equal(7, _failed.Count);
        Assert.All(_failed, f => Assert.Equal("DayTooLarge", ((InputException)f.InnerException!).ErrorId));
    }

    [Fact]
    public async Task An_error_that_affects_all_parts_ends_the_query_and_the_summary_says_where()
    {
        Func<int, TransportResponse> answer = day => day == 2 ? Answer.Json(403, "{}") : Page([$"c{day}"], 1);

        await Assert.ThrowsAsync<ApiException>(() => ReadAsync(answer, days: 21));

        Assert.Empty(_failed);
        Assert.Equal([true, false], _reader!.Summarize().Slices.Select(s => s.WasReadWhole));
        Assert.Contains("HTTP 403", _reader.Summarize().Slices[1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_not_waited_for_by_every_part()
    {
        Func<int, TransportResponse> answer = day => day == 1
            ? Page(["c1"], 1)
            : throw new TransportException("HostUnreachable", "No connection.", null, "host", new IOException());

        await Assert.ThrowsAsync<TransportException>(() => ReadAsync(answer, days: 70));

        Assert.Equal((4, 2), (_requests, _failed.Count));
    }

    [Fact]
    public async Task Without_a_total_it_is_read_until_a_page_is_empty()
    {
        string[] all = [.. Enumerable.Range(0, 250).Select(i => $"c{i}")];

        List<string?> ids = await ReadAsync(
            (_, page) => Page([.. all.Skip((page - 1) * 100).Take(100)], null), days: 1);

        Assert.Equal(all, ids);
        // The empty object at the end is requested twice.
        Assert.Equal((5, QueryOutcome.Complete), (_requests, _reader!.Summarize().Outcome));
    }

    [Fact]
    public async Task Records_without_an_id_are_neither_lost_nor_called_complete_when_they_had_to_be_read_again()
    {
        // The first reading misses one of three, the second has them all.
        List<string?> ids = await ReadAsync(_ => Page(_requests == 1 ? [null, null] : [null, null, null], 3), days: 1);

        Assert.Equal(3, ids.Count);
        QuerySummary summary = _reader!.Summarize();
        Assert.Equal((QueryOutcome.Incomplete, 3, 2), (summary.Outcome, summary.Unique, summary.Slices[0].Passes));
        Assert.Contains("no id", summary.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slice_that_never_stops_changing_is_read_a_few_times_and_named()
    {
        await ReadAsync(_ => Page(["a"], 1 + _requests), days: 1);

        QuerySummary summary = _reader!.Summarize();
        Assert.Equal((QueryOutcome.Incomplete, 4), (summary.Outcome, summary.Slices[0].Passes));
        Assert.InRange(_requests, 4, 8);
    }

    [Fact]
    public async Task Auto_stays_with_the_query_where_jobs_do_not_support_the_body()
    {
        var input = new QueryInput("ConversationDetails")
        {
            Time = new TimeForms { Zone = TimeZoneInfo.Utc },
            Body = JsonNode.Parse("""{"interval":"2026-11-02T00:00:00Z/2026-11-09T00:00:00Z","aggregations":[{"type":"termFrequency","dimension":"mediaType","size":3}]}""")!.AsObject(),
        };

        await ReadAsync((_, _) => Page(["a"], 20_000), QueryBuilder.Make(input, TimeProvider.System), first: null);

        QuerySummary summary = _reader!.Summarize();
        Assert.Equal(("Query", "jobs do not take the body's 'aggregations'"), (summary.Mode, summary.ModeReason));
    }

    [Fact]
    public async Task Auto_stays_with_the_query_where_jobs_are_not_permitted()
    {
        await ReadAsync((_, _) => Page(["a"], 20_000), Details(7), first: null);

        Assert.Equal("Query", _reader!.Summarize().Mode);
        Assert.Contains("PermissionMissing", _reader.Summarize().ModeReason, StringComparison.Ordinal);
    }

    private static AnalyticsQuery Details(int days) =>
        AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(days)));

    private Task<List<string?>> ReadAsync(
        Func<int, TransportResponse> answer, int days, QueryMode mode = QueryMode.Auto, Action? afterPage = null) =>
        ReadAsync((run, _) => answer(run), Details(days) with { Mode = mode }, null, afterPage);

    private Task<List<string?>> ReadAsync(Func<int, int, TransportResponse> answer, int days) => ReadAsync(answer, Details(days), null);

    /// <param name="answer">Answers by the run of seven days, counted from 1, and the page.</param>
    /// <param name="query">The query.</param>
    /// <param name="first">The number of records wanted.</param>
    /// <param name="afterPage">Called after each page.</param>
    private async Task<List<string?>> ReadAsync(
        Func<int, int, TransportResponse> answer, AnalyticsQuery query, long? first, Action? afterPage = null)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/availability", StringComparison.Ordinal))
            {
                return Answer.Json(403, "{}");
            }

            _requests++;
            JsonNode body = JsonNode.Parse(request.Text())!;
            var start = DateTimeOffset.Parse(body["interval"]!.GetValue<string>().Split('/')[0], CultureInfo.InvariantCulture);
            return answer(1 + ((int)(start - Day).TotalDays / 7), body["paging"]!["pageNumber"]!.GetValue<int>());
        });
        _reader = new AnalyticsReader(
            session, query, new AnalyticsReadOptions { First = first, PartFailed = _failed.Add, ThrottleLimit = 1 });
        var ids = new List<string?>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in _reader.ReadPagesAsync())
        {
            ids.AddRange(page.Cast<AnalyticsConversation>().Select(c => c.ConversationId));
            afterPage?.Invoke();
        }

        return ids;
    }

    private static TransportResponse Page(string?[] ids, int? total)
    {
        var page = new JsonObject();
        if (ids.Length > 0)
        {
            page["conversations"] = new JsonArray([.. ids.Select(id => new JsonObject { ["conversationId"] = id })]);
        }

        if (total is { } hits)
        {
            page["totalHits"] = hits;
        }

        return Answer.Json(200, JsonSerializer.Serialize(page));
    }
}
