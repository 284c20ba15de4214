using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Api.Calls;

public class PagingTests
{
    private readonly List<string> _sent = [];
    private string[] _doubts = [];

    [Fact]
    public async Task Numbered_pages_are_read_to_the_last_and_other_parameters_kept()
    {
        string[] items = await ReadAsync("/api/v2/users?state=any&pageSize=2", r => Numbered(r, 5));

        Assert.Equal(["0", "1", "2", "3", "4"], items);
        Assert.Equal(
            [
                "/api/v2/users?state=any&pageSize=2", "/api/v2/users?state=any&pageSize=2&pageNumber=2",
                "/api/v2/users?state=any&pageSize=2&pageNumber=3",
            ],
            _sent);
        Assert.Empty(_doubts);
    }

    [Fact]
    public async Task Reading_may_begin_in_the_middle()
    {
        Assert.Equal(["2", "3", "4"], await ReadAsync("/api/v2/users?pageSize=2&pageNumber=2", r => Numbered(r, 5)));
        Assert.Empty(_doubts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_list_of_one_page_is_one_request(int count)
    {
        Assert.Equal(count, (await ReadAsync("/api/v2/users?pageSize=2", r => Numbered(r, count))).Length);
        Assert.Single(_sent);
        Assert.Empty(_doubts);
    }

    [Fact]
    public async Task A_cursor_is_followed_to_its_end_and_escaped()
    {
        string[] items = await ReadAsync("/api/v2/analytics/x/jobs/1/results?pageSize=2", r => Value(r, "cursor") switch
        {
            null => """{"results":[1,2],"cursor":"a+/="}""",
            "a+/=" => """{"results":[],"cursor":"b"}""",
            _ => """{"results":[3]}""",
        });

        Assert.Equal(["1", "2", "3"], items);
        Assert.Equal("/api/v2/analytics/x/jobs/1/results?pageSize=2&cursor=a%2B%2F%3D", _sent[1]);
    }

    [Theory]
    [InlineData("/api/v2/teams?pageSize=2&after=k")]
    [InlineData("https://api.mypurecloud.ie/api/v2/teams?pageSize=2&after=k")]
    public async Task A_link_is_followed_and_a_filter_that_it_forgot_is_kept(string link)
    {
        string[] items = await ReadAsync("/api/v2/teams?name=S*&pageSize=2", r => Value(r, "after") is null
            ? $$"""{"entities":[1,2],"nextUri":"{{link}}"}"""
            : """{"entities":[3]}""");

        Assert.Equal(["1", "2", "3"], items);
        Assert.Equal("/api/v2/teams?pageSize=2&after=k&name=S*", _sent[1]);
    }

    [Fact]
    public async Task A_mark_for_the_next_page_goes_back_as_a_parameter()
    {
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "nextPage") is null
            ? """{"entities":[1],"nextPage":"eyJ9"}"""
            : """{"entities":[2]}""");

        Assert.Equal(["1", "2"], items);
    }

    [Theory]
    [InlineData("https://evil.example/api/v2/teams?after=k")]
    [InlineData("//evil.example/api/v2/teams")]
    [InlineData("/api/v2/../../oauth/token")]
    public async Task A_link_that_leads_elsewhere_is_not_followed(string link)
    {
        var error = await Assert.ThrowsAsync<AnswerException>(() => ReadAsync(
            "/api/v2/teams", _ => $$"""{"entities":[1],"nextUri":"{{link}}"}"""));

        Assert.Equal("NextPageRefused", error.ErrorId);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_details_query_is_paged_in_its_body_until_its_hits_are_there()
    {
        string[] items = await QueryAsync(
            "/api/v2/analytics/conversations/details/query", """{"interval":"i","paging":{"pageSize":2,"pageNumber":1}}""", 5);

        Assert.Equal(["0", "1", "2", "3", "4"], items);
        Assert.Equal("""{"interval":"i","paging":{"pageSize":2,"pageNumber":3}}""", _sent[^1]);
        Assert.Equal(3, _sent.Count);
        Assert.Empty(_doubts);
    }

    [Fact]
    public async Task A_details_query_without_a_page_size_gets_one()
    {
        Assert.Equal(250, (await QueryAsync("/api/v2/analytics/users/details/query", """{"interval":"i"}""", 250)).Length);
        Assert.Equal("""{"interval":"i","paging":{"pageSize":100,"pageNumber":1}}""", _sent[0]);
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public async Task A_query_without_a_hit_gives_nothing_although_it_has_aggregations()
    {
        ApiCall call = Query("/api/v2/analytics/conversations/details/query", "{}");

        Assert.Empty(await ReadAsync(call, _ => """{"aggregations":[{"a":1}],"totalHits":0}"""));
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_query_whose_answers_count_pages_takes_the_number_in_its_body()
    {
        string[] items = await ReadAsync(Query("/api/v2/analytics/reporting/settings/dashboards/query", """{"pageSize":1}"""), r =>
        {
            int number = BodyPage.Read(r.Content!.Value, "pageNumber") ?? 1;
            return $$"""{"entities":[{{number}}],"pageNumber":{{number}},"pageCount":2,"total":2}""";
        });

        Assert.Equal(["1", "2"], items);
        Assert.Equal("""{"pageSize":1,"pageNumber":2}""", _sent[1]);
    }

    [Fact]
    public async Task An_activity_query_is_read_until_a_page_is_empty()
    {
        string[] items = await ReadAsync(Query("/api/v2/analytics/users/activity/query", "{}"), r => Value(r, "pageNumber") switch
        {
            null => """{"results":[1,2]}""",
            "2" => """{"results":[3]}""",
            _ => """{"results":[]}""",
        });

        Assert.Equal(["1", "2", "3"], items);
    }

    [Theory]
    [InlineData("""[1,2]""", new[] { "1", "2" })]
    [InlineData("""{"entities":[1],"other":[2]}""", new[] { "1" })]
    [InlineData("""{"results":[1],"entities":[2]}""", new[] { "2" })]
    [InlineData("""{"things":[1,2],"total":2}""", new[] { "1", "2" })]
    [InlineData("""{"entities":null,"total":0}""", new string[0])]
    public async Task The_items_of_a_list_are_found(string answer, string[] items)
    {
        Assert.Equal(items, await ReadAsync("/api/v2/x", _ => answer));
        Assert.Single(_sent);
        Assert.Empty(_doubts);
    }

    [Theory]
    [InlineData("""{"id":"a","scope":["x"]}""", true)]
    [InlineData("""{"a":[1],"b":[2]}""", true)]
    [InlineData("""7""", true)]
    [InlineData("""{"totalHits":0}""", false)]
    public async Task What_is_no_list_is_known_as_such(string answer, bool isSingle)
    {
        GenesysSession session = await ConnectAsync(_ => answer);

        await foreach (CallPage page in Reader(session, Get("/api/v2/x")).ReadPagesAsync(default))
        {
            Assert.Equal(!isSingle, page.IsList);
            Assert.Empty(page.Items);
        }
    }

    [Theory]
    [InlineData("""{"results":[1],"cursor":"same"}""")]
    [InlineData("""{"entities":[1],"nextUri":"/api/v2/x?a=1"}""")]
    [InlineData("""{"entities":[],"nextUri":"/api/v2/x"}""")]
    [InlineData("""{"entities":[1],"pageNumber":1,"pageCount":3}""")]
    [InlineData("""{"entities":[],"pageNumber":1,"pageCount":3}""")]
    [InlineData("""{"entities":[1],"pageCount":3,"pageNumber":1,"nextUri":"/api/v2/x?pageNumber=1"}""")]
    public async Task A_list_that_goes_round_in_circles_is_an_error(string answer)
    {
        var error = await Assert.ThrowsAsync<AnswerException>(() => ReadAsync("/api/v2/x", _ => answer));

        Assert.Equal("PagingLooped", error.ErrorId);
        Assert.InRange(_sent.Count, 1, 2);
    }

    [Fact]
    public async Task Two_cursors_that_lead_to_each_other_are_an_error()
    {
        int page = 0;

        var error = await Assert.ThrowsAsync<AnswerException>(() => ReadAsync(
            "/api/v2/x", _ => $$"""{"results":[{{page}}],"cursor":"{{page++ % 2}}"}"""));

        Assert.Equal("PagingLooped", error.ErrorId);
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public async Task Pages_that_repeat_under_new_numbers_are_an_error()
    {
        int page = 0;

        var error = await Assert.ThrowsAsync<AnswerException>(() => ReadAsync(
            "/api/v2/x?pageNumber=1", _ => $$"""{"results":[{{page++ % 3}}]}"""));

        Assert.Equal("PagingLooped", error.ErrorId);
        Assert.Equal(4, _sent.Count);
    }

    [Fact]
    public async Task Empty_pages_do_not_go_on_for_ever()
    {
        int page = 0;

        await Assert.ThrowsAsync<AnswerException>(() => ReadAsync(
            "/api/v2/x", _ => $$"""{"results":[],"cursor":"{{page++}}"}"""));

        Assert.Equal(101, _sent.Count);
    }

    [Fact]
    public async Task An_empty_page_before_the_last_is_no_end()
    {
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "pageNumber") switch
        {
            null => """{"entities":[1],"pageNumber":1,"pageCount":3}""",
            "2" => """{"entities":[],"pageNumber":2,"pageCount":3}""",
            _ => """{"entities":[2],"pageNumber":3,"pageCount":3}""",
        });

        Assert.Equal(["1", "2"], items);
    }

    [Fact]
    public async Task A_last_page_that_is_missing_is_said()
    {
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "pageNumber") is null
            ? """{"entities":[1,2],"pageNumber":1,"pageCount":2,"total":4}"""
            : """{"pageNumber":2,"pageCount":2,"total":4}""");

        Assert.Equal(["1", "2"], items);
        Assert.Contains("announced 4 items, and 2 arrived", Assert.Single(_doubts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"results":[2],"cursor":""}""", "1,2", "empty cursor")]
    [InlineData("""{"dataAvailabilityDate":"2026-12-01T00:00:00Z"}""", "1", "without its list, twice")]
    [InlineData("{}", "1", "without its list, twice")]
    public async Task An_end_that_is_none_is_reported(string end, string expected, string doubt)
    {
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "cursor") is null ? """{"results":[1],"cursor":"a"}""" : end);

        Assert.Equal(expected, string.Join(',', items));
        Assert.Contains(doubt, Assert.Single(_doubts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_lacks_its_list_once_loses_nothing()
    {
        int asked = 0;
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "cursor") is null
            ? """{"results":[1],"cursor":"a"}"""
            : asked++ == 0 ? "{}" : """{"results":[2]}""");

        Assert.Equal(["1", "2"], items);
        Assert.Empty(_doubts);
    }

    [Fact]
    public async Task A_total_may_be_written_as_a_fraction()
    {
        await ReadAsync("/api/v2/x", _ => """{"entities":[1],"pageNumber":1.0,"pageCount":1.0,"total":2.0}""");

        Assert.Contains("announced 2 items, and 1 arrived", Assert.Single(_doubts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_changes_is_followed_and_a_list_that_grows_is_read_on()
    {
        string[] items = await ReadAsync("/api/v2/x", r => Value(r, "pageNumber") switch
        {
            null => """{"entities":[1],"pageNumber":1,"pageCount":2,"total":2}""",
            "2" => """{"entities":[2],"pageNumber":2,"pageCount":3,"total":3}""",
            _ => """{"entities":[3],"pageNumber":3,"pageCount":3,"total":3}""",
        });

        Assert.Equal(["1", "2", "3"], items);
        Assert.Empty(_doubts);
    }

    [Fact]
    public async Task A_total_that_changed_and_was_not_met_is_said_with_both_numbers()
    {
        await ReadAsync("/api/v2/x", r => Value(r, "pageNumber") is null
            ? """{"entities":[1],"pageNumber":1,"pageCount":2,"total":2}"""
            : """{"entities":[2],"pageNumber":2,"pageCount":2,"total":1}""");

        Assert.Contains("announced 1 items, and 2 arrived (it said 2 at first)", Assert.Single(_doubts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_that_come_twice_are_said()
    {
        await ReadAsync("/api/v2/x", r => Value(r, "pageNumber") is null
            ? """{"entities":[{"id":"a"},{"id":"b"}],"pageNumber":1,"pageCount":2,"total":4}"""
            : """{"entities":[{"id":"b"},{"id":"c"}],"pageNumber":2,"pageCount":2,"total":4}""");

        Assert.Contains("1 items of /api/v2/x arrived more than once", Assert.Single(_doubts), StringComparison.Ordinal);
    }

    [Fact]
    public Task Every_item_of_a_list_comes_once_whatever_its_size_and_its_pages() => Gen
        .Select(Gen.Int[0, 60], Gen.Int[1, 20])
        .SampleAsync(async (count, size) =>
        {
            var tests = new PagingTests();
            string[] expected = Enumerable.Range(0, count).Select(Text).ToArray();

            Assert.Equal(expected, await tests.ReadAsync($"/api/v2/x?pageSize={size}", r => Numbered(r, count)));
            Assert.Equal(
                expected,
                await tests.QueryAsync("/api/v2/x/details/query", $$$"""{"paging":{"pageSize":{{{size}}}}}""", count));
            Assert.Empty(tests._doubts);
        }, iter: 200);

    [Theory]
    [InlineData(CallMethod.GET, "/api/v2/users", true, true)]
    [InlineData(CallMethod.HEAD, "/api/v2/tokens/me", true, true)]
    [InlineData(CallMethod.POST, "/api/v2/analytics/x/query", true, true)]
    [InlineData(CallMethod.POST, "/api/v2/analytics/x/jobs", false, false)]
    [InlineData(CallMethod.POST, "/api/v2/analytics/query/jobs", false, false)]
    [InlineData(CallMethod.PATCH, "/api/v2/x/query", false, false)]
    [InlineData(CallMethod.PUT, "/api/v2/x/query", false, true)]
    [InlineData(CallMethod.DELETE, "/api/v2/x/1", false, true)]
    public void What_reads_and_what_may_be_repeated_is_known(CallMethod method, string path, bool isRead, bool mayRepeat)
    {
        var call = new ApiCall(method, new CallTarget(path, CallQuery.Empty));

        Assert.Equal((isRead, mayRepeat), (call.IsRead, call.MayRepeat));
        Assert.Equal(mayRepeat, call.ToRequest(null).MayRepeat);
    }

    [Theory]
    [InlineData(CallMethod.POST, "/api/v2/x")]
    [InlineData(CallMethod.DELETE, "/api/v2/x")]
    [InlineData(CallMethod.HEAD, "/api/v2/x")]
    public void What_may_change_something_is_not_made_for_every_page(CallMethod method, string path) => Assert.Equal(
        "AllNeedsRead",
        Assert.Throws<InputException>(() => PagingStyles.Begin(new ApiCall(method, new CallTarget(path, CallQuery.Empty)))).ErrorId);

    [Theory]
    [InlineData(CallMethod.GET)]
    [InlineData(CallMethod.HEAD)]
    public void What_only_reads_has_no_body(CallMethod method) => Assert.Equal(
        "BodyNotAllowed",
        Assert.Throws<InputException>(() => new ApiCall(method, new CallTarget("/api/x", CallQuery.Empty)).WithBody(default)).ErrorId);

    private static ApiCall Get(string path) => new(CallMethod.GET, new CallTarget(
        path.Split('?')[0], path.Contains('?', StringComparison.Ordinal) ? CallQuery.Parse(path.Split('?')[1], path) : CallQuery.Empty));

    private static ApiCall Query(string path, string body) =>
        new ApiCall(CallMethod.POST, new CallTarget(path, CallQuery.Empty)).WithBody(Encoding.UTF8.GetBytes(body));

    private static CallReader Reader(GenesysSession session, ApiCall call) => new(session, PagingStyles.Begin(call), null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string? Value(TransportRequest request, string name) =>
        request.Uri.Query.Length < 2 ? null : CallQuery.Parse(request.Uri.Query[1..], "/").Value(name);

    private static string Numbered(TransportRequest request, int count)
    {
        int size = Number(Value(request, "pageSize")!);
        int number = Number(Value(request, "pageNumber") ?? "1");
        int[] entities = Enumerable.Range(0, count).Skip((number - 1) * size).Take(size).ToArray();
        return JsonSerializer.Serialize(
            new { entities, pageSize = size, pageNumber = number, total = count, pageCount = (count + size - 1) / size });
    }

    private async Task<string[]> QueryAsync(string path, string body, int count) => await ReadAsync(Query(path, body), r =>
    {
        int size = BodyPage.Read(r.Content!.Value, "paging", "pageSize")!.Value;
        int number = BodyPage.Read(r.Content!.Value, "paging", "pageNumber") ?? 1;
        int[] conversations = Enumerable.Range(0, count).Skip((number - 1) * size).Take(size).ToArray();
        return conversations.Length == 0
            ? JsonSerializer.Serialize(new { totalHits = count })
            : JsonSerializer.Serialize(new { conversations, totalHits = count });
    });

    private Task<string[]> ReadAsync(string path, Func<TransportRequest, string> answer) => ReadAsync(Get(path), answer);

    private async Task<string[]> ReadAsync(ApiCall call, Func<TransportRequest, string> answer)
    {
        GenesysSession session = await ConnectAsync(answer);
        CallReader reader = Reader(session, call);
        var items = new List<string>();
        await foreach (CallPage page in reader.ReadPagesAsync(default))
        {
            items.AddRange(page.Items.Select(item => item.GetRawText()));
        }

        _doubts = reader.Doubts.ToArray();
        return [.. items];
    }

    private Task<GenesysSession> ConnectAsync(Func<TransportRequest, string> answer) => Sessions.ConnectAsync(Sessions.Clock(), request =>
    {
        Assert.True(_sent.Count < 200, "The list is read forever.");
        _sent.Add(request.Content is null ? request.Uri.PathAndQuery : request.Text());
        return Answer.Json(200, answer(request));
    });
}
