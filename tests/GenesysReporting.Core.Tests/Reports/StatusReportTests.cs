using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports on the statuses of agents, worked out by hand.</summary>
public sealed class StatusReportTests
{
    /// <summary>Ada was offline from the evening before until 8:00, and from 12:30:30 to 13:00; Ben was available all day, and is open.</summary>
    private static readonly string Users = $$"""
        {"totalHits":2,"userDetails":[
          {"userId":"{{HandMadeAnswer.Id("11")}}","primaryPresence":[
             {"startTime":"2026-11-01T18:00:00.000Z","endTime":"2026-11-02T08:00:00.000Z","systemPresence":"OFFLINE"},
             {"startTime":"2026-11-02T08:00:00.000Z","endTime":"2026-11-02T09:00:00.400Z","systemPresence":"AVAILABLE"},
             {"startTime":"2026-11-02T09:00:00.400Z","endTime":"2026-11-02T12:30:30.000Z","systemPresence":"ON_QUEUE"},
             {"startTime":"2026-11-02T12:30:30.000Z","endTime":"2026-11-02T13:00:00.000Z","systemPresence":"OFFLINE"},
             {"startTime":"2026-11-02T13:00:00.000Z","endTime":"2026-11-03T07:00:00.000Z","systemPresence":"AVAILABLE"}],
           "routingStatus":[{"startTime":"2026-11-02T09:00:00.400Z","endTime":"2026-11-02T09:10:00.000Z","routingStatus":"IDLE"}]},
          {"userId":"{{HandMadeAnswer.Id("12")}}","primaryPresence":[
             {"startTime":"2026-11-01T23:00:00.000Z","systemPresence":"AVAILABLE"}]}]}
        """;

    [Fact]
    public async Task The_spans_of_AgentTimeline_are_those_within_the_interval()
    {
        ReportResult report = await RunAsync("AgentTimeline");

        Assert.Null(report.Total);
        Assert.Equal(
            """
            Ada 00:00 08:00 Presence OFFLINE 28800
            Ada 08:00 09:00 Presence AVAILABLE 3600
            Ada 09:00 12:30 Presence ON_QUEUE 12630
            Ada 09:00 09:10 RoutingStatus IDLE 600
            Ada 12:30 13:00 Presence OFFLINE 1770
            Ada 13:00 00:00 Presence AVAILABLE 39600
            Ben 00:00 - Presence AVAILABLE 86400
            """,
            string.Join('\n', report.Rows.Select(r => string.Join(' ', new[] { r[0], r[1], r[2], r[3], r[4], r[6] }.Select(ShippedReports.Text)))));
    }

    [Fact]
    public async Task The_charts_of_AgentTimeline_have_presences_or_routing_statuses()
    {
        ReportResult report = await RunAsync("AgentTimeline");

        // Ben 86,400 s; Ada 3600.4 + 39,600 s available and 12,629.6 s on queue. Routing statuses: 599.6 s of Ada.
        Assert.Equal(["Ben", "Ada"], report.Charts[0].Labels);
        Assert.Equal(["AVAILABLE", "ON_QUEUE"], report.Charts[0].Series.Select(s => s.Name));
        Assert.Equal([[86400.0, 43200.0], [null, 12630.0]], report.Charts[0].Series.Select(s => s.Values));
        Assert.Equal(("Ada", "IDLE", 600.0), (Assert.Single(report.Charts[1].Labels), Assert.Single(report.Charts[1].Series).Name, report.Charts[1].Series[0].Values[0]));
    }

    [Fact]
    public async Task A_login_ends_an_offline_presence_and_a_logout_begins_one()
    {
        ReportResult report = await RunAsync("LoginLogout");

        // 8:00 to 12:30:30 are 16,230 s; 13:00 to midnight 39,600; Ben the whole day, 86,400. Together 142,230.
        ShippedReports.Equal(
            """
            Agent | Login | Logout | SignedInSeconds | AgentId
            Ada   | 08:00 | 12:30  | 16230           | 11
            Ada   | 13:00 | -      | 39600           | 11
            Ben   | -     | -      | 86400           | 12
            Total | -     | -      | 142230          | -
            """,
            report);
        Assert.Equal([55830.0, 86400.0], Assert.Single(report.Charts).Series[0].Values.Order());
    }

    [Fact]
    public void Spans_are_not_cut_into_buckets() => Assert.Equal(
        "ReportGranularityNotTaken",
        Assert.Throws<InputException>(() => ReportPlan.Of(ShippedReports.Find("AgentTimeline"), ShippedReports.Options("1h"), TimeProvider.System)).ErrorId);

    private static Task<ReportResult> RunAsync(string name)
    {
        int page = 0;
        return ShippedReports.RunAsync(ShippedReports.Find(name), request => page++ == 0 ? Users : """{"totalHits":2,"userDetails":[]}""");
    }
}
