using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Reports;
using GenesysReporting.Rows;
using GenesysReporting.Stores;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Reports;
using GenesysReporting.Tests.Rows;

namespace GenesysReporting.Tests.Fuzz;

/// <summary>The damage by which the fuzz tests found faults outside the readers of records.</summary>
public class FoundTests
{
    private const string UsageItem = """{"date":"2026-11-02","httpMethod":"GET","templateUri":"/x","oauthClient":{"id":"c","name":"Board"},"requestCount":5}""";

    [Theory]
    [InlineData("""{"entities":[1,2],"entities":[3],"total":3}""", 3)]
    [InlineData("""{"entities":[1,2],"entities":null,"total":2}""", 2)]
    [InlineData("""{"entities":[1,2],"entities":"x","total":2}""", 2)]
    public async Task A_list_that_comes_twice_is_read_whole(string answer, int expected)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, answer, ("Content-Type", "application/json")));
        var reader = new CallReader(session, PagingStyles.Begin(new ApiCall(CallMethod.GET, CallTarget.Parse("/api/v2/users", session.Endpoints))), null);
        int items = 0;
        await foreach (CallPage page in reader.ReadPagesAsync(default))
        {
            items += page.Items.Count;
        }

        Assert.Equal((expected, 0), (items, reader.Doubts.Count()));
    }

    [Fact]
    public async Task A_list_that_is_nested_too_deeply_is_an_unreadable_answer()
    {
        string deep = $$"""{"entities":[{{new string('[', 70)}}{{new string(']', 70)}}],"total":1}""";
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, deep));

        var error = await Assert.ThrowsAsync<AnswerException>(async () =>
            await NameDirectory.Of(session).ListAsync(LookupKind.Queue, null, null, default).ToListAsync());

        Assert.Equal("AnswerUnreadable", error.ErrorId);
    }

    [Theory]
    [InlineData("\" \"")]
    [InlineData("\"\\u0007\"")]
    [InlineData("null")]
    public async Task An_organisation_without_a_name_that_can_be_shown_has_that_of_its_region(string name)
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Json(200, $$$"""{"organization":{"id":"org-1","name":{{{name}}}}}"""));

        GenesysSession session = await SessionConnector.ConnectAsync(Sessions.Options(Sessions.Clock()), transport, null, default);

        Assert.Equal((session.Endpoints.Name, null, "org-1"), (session.Name, session.Organization, session.OrganizationId));
    }

    [Theory]
    [InlineData("\"ninety\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1e300")]
    public async Task A_retention_that_is_no_number_is_not_known(string days)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, $$"""{"retentionDays":{{days}}}"""));
        var day = new StoredDay(StoreData.Conversations, new DateOnly(2026, 1, 1));

        Assert.Empty(await SyncChecks.GapsAsync(
            new StoreLocation(StoreKind.Sqlite, "calls.db") { DisplayName = "calls.db" }, session, [new SyncDay(day, day.End)], new SyncOptions(), default));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("""{"date":"2026-11-02","oauthClient":true,"requestCount":7}""")]
    [InlineData("""{"date":"2026-11-02","requestCount":1e300}""")]
    public async Task A_row_of_the_use_of_the_API_that_cannot_be_read_is_named_and_costs_no_other(string item)
    {
        ReportResult report = await ShippedReports.RunAsync("ApiUsage", ShippedReports.Options(), Sessions.Clock(), request =>
            request.Method == "POST" ? """{"id":"job-1"}""" : $$"""{"queryStatus":"Succeeded","entities":[{{item}},{{UsageItem}}]}""");

        Assert.Equal(5L, Assert.Single(report.Rows)[3]);
        Assert.False(report.IsComplete);
        Assert.Contains("A row of API usage could not be read, and is missing from the result.", report.Notes);
    }

    [Theory]
    [InlineData("""{"id":5}""", "UsageIdMissing")]
    [InlineData("""{"id":"job-1","queryStatus":5}""", "UsageStateMissing")]
    public async Task An_answer_about_the_use_of_the_API_of_another_kind_is_an_error(string answer, string errorId)
    {
        Exception error = await Assert.ThrowsAnyAsync<GenesysException>(
            () => ShippedReports.RunAsync("ApiUsage", ShippedReports.Options(), Sessions.Clock(), _ => answer));

        Assert.Equal(errorId, ((GenesysException)error).ErrorId);
    }

    [Fact]
    public void A_group_without_a_name_has_a_column()
    {
        var record = new AnalyticsAggregate { Type = "ConversationAggregates", Asked = new AskedQuery { Metrics = ["nOffered"] }, Group = new Dictionary<string, string?> { [string.Empty] = "x" } };

        RowTable table = RowTable.Of(new RowOptions(), record);

        Assert.Equal(["x"], table.Cells("Group"));
    }
}
