using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Rows;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>The current states of agents: all groups of counts, and the top fifty.</summary>
public sealed class AgentStatusTests
{
    private const string All =
        "?groupBy=segmentType&groupBy=presence&groupBy=routingStatus&groupBy=isOutOfOffice&groupBy=adherenceState&groupBy=scheduledActivityCategory&groupBy=actualActivityCategory";

    private readonly List<string> _queries = [];

    [Fact]
    public async Task Counts_are_asked_with_all_groups_and_unknown_groups_are_delivered()
    {
        (AnalyticsRecord[] records, QuerySummary summary) = await ReadAsync("AgentStatusCounts", _ => Answer.Json(200, """
            {"segmentCounts":[{"segmentType":"interact","count":2}],
             "adherenceStateCounts":[{"adherenceState":"InAdherence","count":3}],
             "shoeSizeCounts":[{"shoeSize":"big","count":4},{"laces":true,"count":1}],"asOf":"now"}
            """));

        Assert.Equal([All], _queries);
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
        Assert.Equal(
            ["segmentType interact 2", "adherenceState InAdherence 3", "shoeSize big 4", "shoeSize True 1"],
            records.Select(r => r.ToString()));
        RowTable rows = RowTable.Of(new RowOptions(), records[2]);
        Assert.Equal(("shoeSize", "big"), ((string)rows.Cells("Dimension").Single()!, (string)rows.Cells("Value").Single()!));
    }

    [Fact]
    public async Task Groups_that_the_platform_refuses_are_left_out_and_named()
    {
        (AnalyticsRecord[] records, QuerySummary summary) = await ReadAsync("AgentStatusCounts", query => query.Length > 0
            ? Answer.Json(400, """{"code":"invalid.value","message":"no"}""")
            : Answer.Json(200, """{"segmentCounts":[{"segmentType":"interact","count":2}]}"""));

        Assert.Equal(3, _queries.Count);
        Assert.Single(records);
        Assert.Equal(QueryOutcome.Incomplete, summary.Outcome);
        Assert.Contains("refused to count by all of", Assert.Single(summary.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_that_the_platform_takes_are_named()
    {
        (_, QuerySummary summary) = await ReadAsync("AgentStatusCounts", query => query == All
            ? Answer.Json(400, "{}")
            : Answer.Json(200, """{"segmentCounts":[{"segmentType":"interact","count":2}]}"""));

        Assert.Equal([All, "?groupBy=segmentType&groupBy=presence&groupBy=routingStatus&groupBy=isOutOfOffice"], _queries);
        Assert.EndsWith(
            "it counted by segmentType,presence,routingStatus,isOutOfOffice.", Assert.Single(summary.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, 3)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    public async Task Other_errors_are_not_taken_for_a_refusal_of_groups(int status, int requests)
    {
        await Assert.ThrowsAsync<ApiException>(() => ReadAsync("AgentStatusCounts", _ =>
            _queries.Count < 9 ? Answer.Json(status, "{}") : throw new InvalidOperationException("It is asked for without end.")));

        Assert.Equal(requests, _queries.Count);
    }

    [Theory]
    [InlineData(49, QueryOutcome.Complete)]
    [InlineData(50, QueryOutcome.Incomplete)]
    public async Task Fifty_agents_may_be_cut(int agents, QueryOutcome outcome)
    {
        string[] all = [.. Enumerable.Range(1, agents).Select(i => $$"""{"userId":"u{{i}}"}""")];
        (AnalyticsRecord[] records, QuerySummary summary) =
            await ReadAsync("AgentStatus", _ => Answer.Json(200, $$"""{"entities":[{{string.Join(',', all)}}]}"""));

        Assert.Equal((agents, outcome), (records.Length, summary.Outcome));
        Assert.Equal(outcome == QueryOutcome.Incomplete ? 1 : 0, summary.Reasons.Count(r => r.Contains("50 records at most", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Members_of_newer_contracts_reach_records_and_rows()
    {
        (AnalyticsRecord[] records, _) = await ReadAsync("AgentStatus", _ => Answer.Json(200, """
            {"entities":[{"userId":"u1","adherenceState":"OutOfAdherence","adherenceImpact":"Negative","adherenceDate":"2026-11-20T10:00:00Z",
             "scheduledActivityCategory":"Break","scheduledActivityCodeId":"c1","actualActivityCategory":"Meal","businessUnitId":"b1","managementUnitId":"m1"}]}
            """));

        Assert.Empty(records[0].AdditionalMembers);
        RowTable rows = RowTable.Of(new RowOptions(), records[0]);
        Assert.Equal(
            ["OutOfAdherence", "Negative", "Break", "c1", "Meal", "b1", "m1"],
            new[] { "AdherenceState", "AdherenceImpact", "ScheduledActivityCategory", "ScheduledActivityCodeId", "ActualActivityCategory", "BusinessUnitId", "ManagementUnitId" }
                .Select(c => (string)rows.Cells(c).Single()!));
    }

    private async Task<(AnalyticsRecord[] Records, QuerySummary Summary)> ReadAsync(string type, Func<string, TransportResponse> answer)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request =>
        {
            _queries.Add(request.Uri.Query);
            return answer(request.Uri.Query);
        });
        var reader = new AnalyticsReader(session, AnalyticsQuery.Of(type, null));
        var records = new List<AnalyticsRecord>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            records.AddRange(page);
        }

        return ([.. records], reader.Summarize());
    }
}
