namespace GenesysReporting.Sandbox.Tests;

public sealed class QueryStrictnessTests
{
    private const string Day = "\"interval\":\"2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z\"";
    private const string Filtered =
        ",\"segmentFilters\":[{\"type\":\"and\",\"predicates\":[{\"dimension\":\"queueId\",\"operator\":\"exists\"}]}]";

    [Theory]
    [InlineData("", "bad.request", "body is required")]
    [InlineData("{", "bad.request", "malformed")]
    [InlineData("[]", "bad.request", "an object")]
    [InlineData("{}", "bad.request", "'interval'")]
    [InlineData("{\"interval\":null}", "bad.request", "'interval'")]
    [InlineData("{\"interval\":5}", "bad.request", "a string")]
    [InlineData("{" + Day + "," + Day + "}", "bad.request", "more than once")]
    [InlineData("{" + Day + ",\"view\":\"x\"}", "bad.request", "'view'")]
    [InlineData("{" + Day + ",\"groupBy\":[\"queueId\"]}", "bad.request", "'groupBy'")]
    [InlineData("{" + Day + ",\"filter\":{}}", "bad.request", "'filter'")]
    [InlineData("{" + Day + ",\"order\":\"ASC\"}", "invalid.value", "Value [ASC] is not valid for field type [order]. Allowable values are: asc, desc, unordered")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":25}}", "bad.request", "'pageNumber'")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":101,\"pageNumber\":1}}", "bad.request", "pageSize")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":0,\"pageNumber\":1}}", "bad.request", "pageSize")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":25,\"pageNumber\":0}}", "bad.request", "pageNumber")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":\"25\",\"pageNumber\":1}}", "bad.request", "whole number")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":2.5,\"pageNumber\":1}}", "bad.request", "whole number")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":100,\"pageNumber\":1001}}", "bad.request", "Pagination may not exceed 100000 results. Tip: ")]
    [InlineData("{" + Day + ",\"paging\":{\"pageSize\":100,\"pageNumber\":2147483647}}", "bad.request", "Pagination may not exceed")]
    [InlineData("{" + Day + ",\"aggregations\":[{\"type\":\"termFrequency\",\"dimension\":\"queueId\"}]}", "bad.request", "sandbox does not do")]
    public async Task A_wrong_body_is_refused_with_the_reason(string body, string code, string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        await Refused(sandbox, body, code, text);
    }

    [Theory]
    [InlineData("PT1H", "invalid.date")]
    [InlineData("2026-03-02/2026-03-03", "invalid.date")]
    [InlineData("2026-03-02T00:00:00Z", "invalid.date")]
    [InlineData("2026-03-02T00:00:00Z/2026-03-03T00:00:00Z/x", "invalid.date")]
    [InlineData("2026-02-30T00:00:00Z/2026-03-03T00:00:00Z", "invalid.date")]
    [InlineData("02/03/2026 00:00", "invalid.date")]
    [InlineData("2026-03-02T00:00:00Z/2026-03-03T00:00:00Z ", "invalid.date")]
    [InlineData(" 2026-03-02T00:00:00Z/2026-03-03T00:00:00Z", "invalid.date")]
    [InlineData("2026-03-03T00:00:00Z/2026-03-02T00:00:00Z", "bad.request")]
    [InlineData("2026-03-02T00:00:00Z/2026-03-02T00:00:00Z", "bad.request")]
    public async Task A_wrong_interval_is_refused(string interval, string code)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        await Refused(sandbox, $$"""{"interval":"{{interval}}"}""", code, string.Empty);
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00Z/2026-03-08T00:00:00.001Z", "", "does not exceed 7 days")]
    [InlineData("2026-03-01T00:00:00+01:00/2026-03-08T00:00:00Z", "", "does not exceed 7 days")]
    [InlineData("2026-03-01T00:00:00Z/2026-04-01T00:00:00.001Z", Filtered, "does not exceed 31 days")]
    [InlineData("2026-03-01T00:00:00Z/2026-04-01T00:00:00Z", ",\"segmentFilters\":[]", "does not exceed 7 days")]
    public async Task A_long_interval_is_refused(string interval, string more, string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        await Refused(sandbox, $$"""{"interval":"{{interval}}"{{more}}}""", "bad.request", text);
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00Z/2026-03-08T00:00:00Z", "")]
    [InlineData("2026-03-01T00:00:00Z/2026-04-01T00:00:00Z", Filtered)]
    [InlineData("2026-03-01T00:00/2026-03-02T00:00", "")]
    [InlineData("2026-03-01T00:00:00.000+05:30/2026-03-02T00:00:00.000+05:30", "")]
    public async Task The_longest_interval_and_every_form_of_time_are_accepted(string interval, string more)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 20 }).SignedIn();
        Assert.True((await sandbox.Page(interval, 1, 1, more)).GetProperty("totalHits").GetInt32() > 0);
    }

    [Theory]
    [InlineData("conversationFilters", """{"type":"and"}""", "at least one predicate")]
    [InlineData("conversationFilters", """{"predicates":[{"dimension":"conversationId","value":"a"}]}""", "'type'")]
    [InlineData("conversationFilters", """{"type":"xor","predicates":[{"dimension":"conversationId","value":"a"}]}""", "[xor]")]
    [InlineData("conversationFilters", """{"type":"and","predicates":[{"dimension":"queueId","value":"a"}]}""", "[queueId]")]
    [InlineData("conversationFilters", """{"type":"and","predicates":[{"metric":"nAnswered","range":{"gt":1}}]}""", "[nAnswered]")]
    [InlineData("conversationFilters", """{"type":"and","predicates":[{"metric":"tHandle","value":"5"}]}""", "needs a range")]
    [InlineData("conversationFilters", """{"type":"and","predicates":[{"metric":"tHandle","range":{}}]}""", "at least one of gt")]
    [InlineData("conversationFilters", """{"type":"and","predicates":[{"metric":"tHandle","range":{"gt":"1"}}]}""", "a number")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"dimension":"queueId"}]}""", "either a value or a range")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"value":"a"}]}""", "exactly one of")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"type":"metric","dimension":"queueId","value":"a"}]}""", "needs the member 'metric'")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"dimension":"queueId","operator":"equals","value":"a"}]}""", "[equals]")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"dimension":"queueId","value":["a"]}]}""", "a string")]
    [InlineData("segmentFilters", """{"type":"and","predicates":[{"property":"x","value":"a"}]}""", "propertyType")]
    [InlineData("segmentFilters", """{"type":"and","clauses":[{"type":"or","predicates":[]}]}""", "at least one predicate")]
    [InlineData("segmentFilters", """{"type":"and","clauses":[{"type":"or","predicates":[{"dimension":"queueId","value":"a"}],"clauses":[]}]}""", "'clauses'")]
    [InlineData("segmentFilters", """{"type":"and","clauses":[{"path":"queueId","type":"or","predicates":[]}]}""", "'path'")]
    [InlineData("evaluationFilters", """{"type":"and","predicates":[{"dimension":"surveyId","value":"a"}]}""", "[surveyId]")]
    [InlineData("surveyFilters", """{"type":"and","predicates":[{"metric":"oTotalScore","range":{"gt":1}}]}""", "[oTotalScore]")]
    [InlineData("resolutionFilters", """{"type":"and","predicates":[{"dimension":"queueId","value":"a"}]}""", "'dimension'")]
    public async Task A_wrong_filter_is_refused_with_the_reason(string name, string filter, string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        await Refused(sandbox, "{" + Day + ",\"" + name + "\":[" + filter + "]}", null, text);
    }

    private static async Task Refused(SandboxFixture sandbox, string body, string? code, string text)
    {
        using HttpResponseMessage answer = await sandbox.Query(body);
        string got = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 400, got);
        Assert.Contains(text, got, StringComparison.Ordinal);
        if (code is not null)
        {
            Assert.Equal(code, await SandboxFixture.Code(answer));
        }
    }
}
