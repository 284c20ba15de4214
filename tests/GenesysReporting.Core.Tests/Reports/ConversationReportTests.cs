using System.Globalization;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Reports;
using GenesysReporting.Reports.Sources;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of the reports on single conversations, worked out by hand.</summary>
public sealed class ConversationReportTests
{
    [Fact]
    public async Task Contacts_of_one_address_are_counted_whatever_their_line_and_order()
    {
        // +33111: 8:00, 9:00 of the next day (25 h later), and 9:30 (half an hour later). The query has them out of order.
        ReportResult report = await RunAsync(
            "RepeatCallers",
            Call("c3", "2026-11-03T09:30:00.000Z", "sip:+33111@sip.example.com;user=phone"),
            Call("c1", "2026-11-02T08:00:00.000Z", "tel:+33111"),
            Call("c2", "2026-11-03T09:00:00.000Z", "tel:+33111"),
            Call("c4", "2026-11-02T10:00:00.000Z", "tel:+33222"),
            Call("c5", "2026-11-02T11:00:00.000Z", "anonymous"),
            Call("c6", "2026-11-02T11:30:00.000Z", "sip:anonymous@anonymous.invalid"),
            Call("c7", "2026-11-02T12:00:00.000Z", null));

        // 25.5 h / 2 = 12 h 45 min = 45,900 s. 2 of 3 contacts are repeats; of all addresses 2 of 4.
        ShippedReports.Equal(
            """
            Address | Contacts | Within1Day | Within3Days | Within7Days | RepeatRate | AverageGapSeconds | First | Last
            +33111  | 3        | 1          | 2           | 2           | 0.6667     | 45900             | 08:00 | 09:30
            Total   | 4        | 1          | 2           | 2           | 0.5        | 45900             | 08:00 | 09:30
            """,
            report);
    }

    [Fact]
    public async Task A_contact_exactly_a_day_later_is_not_within_a_day()
    {
        ReportResult report = await RunAsync(
            "RepeatCallers",
            Call("c1", "2026-11-02T08:00:00.000Z", "tel:+33111"),
            Call("c2", "2026-11-03T08:00:00.000Z", "tel:+33111"));

        Assert.Equal([2L, null, 1L], report.Rows[0][1..4]);
    }

    [Fact]
    public async Task The_list_of_interactions_has_the_last_queue_agent_and_code()
    {
        ReportResult report = await RunAsync(
            "InteractionList",
            $$"""
            {"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z","conversationEnd":"2026-11-02T08:10:00.000Z","originatingDirection":"inbound","participants":[
              {"purpose":"customer","participantId":"p1","sessions":[{"mediaType":"voice","ani":"tel:+33111","dnis":"tel:+33900","segments":[{"segmentStart":"2026-11-02T08:00:00.000Z","segmentEnd":"2026-11-02T08:10:00.000Z","segmentType":"interact","disconnectType":"client"}]}]},
              {"purpose":"acd","participantId":"p2","sessions":[{"mediaType":"voice","metrics":[{"name":"tAcd","value":20000,"emitDate":"2026-11-02T08:00:20.000Z"}],"segments":[{"segmentStart":"2026-11-02T08:00:00.000Z","segmentEnd":"2026-11-02T08:00:20.000Z","segmentType":"interact","queueId":"{{HandMadeAnswer.Id("01")}}"}]}]},
              {"purpose":"agent","participantId":"p3","userId":"{{HandMadeAnswer.Id("11")}}","sessions":[{"mediaType":"voice","metrics":[
                 {"name":"tTalkComplete","value":300400,"emitDate":"2026-11-02T08:08:00.000Z"},{"name":"tHeldComplete","value":60000,"emitDate":"2026-11-02T08:08:00.000Z"},
                 {"name":"tAcw","value":30000,"emitDate":"2026-11-02T08:09:00.000Z"},{"name":"tHandle","value":390400,"emitDate":"2026-11-02T08:09:00.000Z"},
                 {"name":"nTransferred","value":1,"emitDate":"2026-11-02T08:09:00.000Z"}],
                 "segments":[{"segmentStart":"2026-11-02T08:01:00.000Z","segmentEnd":"2026-11-02T08:09:00.000Z","segmentType":"interact","queueId":"{{HandMadeAnswer.Id("02")}}","wrapUpCode":"{{HandMadeAnswer.Id("21")}}"}]}]}]}
            """,
            Call("c2", "2026-11-02T09:00:00.000Z", null));

        ShippedReports.Equal(
            """
            Start | Media | Direction | Queue   | Agent | WrapUp   | Address | Called | Disconnect | Conversation | DurationSeconds | WaitSeconds | TalkSeconds | HoldSeconds | AcwSeconds | HandleSeconds | Transferred | QueueId | AgentId | WrapUpId
            08:00 | voice | inbound   | Support | Ada   | Resolved | +33111  | +33900 | client     | c1           | 600             | 20          | 300         | 60          | 30         | 390           | 1           | 02      | 11      | 21
            09:00 | voice | inbound   | -       | -     | -        | -       | -      | -          | c2           | 60              | -           | -           | -           | -          | -             | -           | -       | -       | -
            Total | -     | -         | -       | -     | -        | -       | -      | -          | -            | 660             | 20          | 300         | 60          | 30         | 390           | 1           | -       | -       | -
            """,
            report);
    }

    [Fact]
    public async Task Scores_of_evaluations_are_averaged_in_the_totals()
    {
        ReportResult report = await RunAsync("Evaluations", Evaluated("c1", ("e1", "11", 80, 50, false), ("e2", "12", 61, 60, true)), Evaluated("c2", ("e3", "11", 90, 75, false)));

        // (80 + 90) / 2 and (50 + 75) / 2; the evaluation of Ben was deleted.
        Assert.Equal(["e1 80 50", "e3 90 75", " 85 62.5"], report.Rows.Append(report.Total!).Select(r => Shown(report, r, "Evaluation", "Score", "CriticalScore")));
        Assert.Equal(["Ada", "Ada"], report.Rows.Select(r => r[0]));
    }

    [Fact]
    public async Task An_evaluation_of_another_agent_in_the_same_conversation_is_left_out()
    {
        ReportOptions options = ShippedReports.Options() with { Conditions = [new ReportCondition("userId", ["Ben"])] };
        ReportResult report = await ShippedReports.RunAsync(
            "Evaluations", options, request => Conversations(request, Evaluated("c1", ("e1", "11", 80, 50, false), ("e2", "12", 60, 60, false))));

        Assert.Equal("Ben", Assert.Single(report.Rows)[0]);
    }

    [Fact]
    public async Task The_net_promoter_score_is_that_of_all_surveys()
    {
        ReportResult report = await RunAsync("Surveys", Surveyed("c1", 9), Surveyed("c2", 10), Surveyed("c3", 8), Surveyed("c4", 6), Surveyed("c5", null));

        // Two promoters less one detractor, of four who answered; their average is 33 / 4.
        Assert.Equal("8.25 0.25", Shown(report, report.Total!, "Promoter", "NetPromoter"));
        Assert.Equal(["9 1", "10 1", "8 0", "6 -1", " "], report.Rows.Select(r => Shown(report, r, "Promoter", "NetPromoter")));
    }

    [Fact]
    public void Attributes_are_for_rows_of_conversations()
    {
        ReportOptions options = ShippedReports.Options() with { Attributes = ["Tier"] };

        Assert.Equal("Tier", ReportPlan.Of(ShippedReports.Find("InteractionList"), options, TimeProvider.System).Definition.Rows[^1].Column);
        Assert.Equal("AttributeTalk", ReportPlan.Of(ShippedReports.Find("InteractionList"), options with { Attributes = ["Talk"] }, TimeProvider.System).Definition.Rows[^1].Column);
        Assert.Equal(
            "ReportAttributeNotTaken",
            Assert.Throws<InputException>(() => ReportPlan.Of(ShippedReports.Find("QueuePerformance"), options, TimeProvider.System)).ErrorId);
    }

    private static string Shown(ReportResult report, object?[] row, params string[] columns) => string.Join(
        ' ', columns.Select(c => Convert.ToString(row[report.Columns.ToList().FindIndex(x => x.Name == c)], CultureInfo.InvariantCulture)));

    private static string Call(string id, string start, string? ani) => $$"""
        {"conversationId":"{{id}}","conversationStart":"{{start}}","conversationEnd":"{{start.Replace(":00.000Z", ":60.000Z", StringComparison.Ordinal).Replace("00:60.000Z", "01:00.000Z", StringComparison.Ordinal).Replace("30:60.000Z", "31:00.000Z", StringComparison.Ordinal)}}","originatingDirection":"inbound","participants":[
          {"purpose":"customer","participantId":"p","sessions":[{"mediaType":"voice"{{(ani is null ? "" : $",\"ani\":\"{ani}\"")}},"segments":[]}]}]}
        """;

    private static string Evaluated(string id, params (string Id, string User, int Score, int Critical, bool Deleted)[] evaluations) => $$"""
        {"conversationId":"{{id}}","conversationStart":"2026-11-02T08:00:00.000Z","evaluations":[{{string.Join(',', evaluations.Select(e =>
            $$"""{"evaluationId":"{{e.Id}}","userId":"{{HandMadeAnswer.Id(e.User)}}","formName":"Calls","evaluationStatus":"Finished","oTotalScore":{{e.Score}},"oTotalCriticalScore":{{e.Critical}},"deleted":{{(e.Deleted ? "true" : "false")}}}"""))}}]}
        """;

    private static string Surveyed(string id, int? score) => $$"""
        {"conversationId":"{{id}}","conversationStart":"2026-11-02T08:0{{id[1]}}:00.000Z","surveys":[
          {"surveyId":"s{{id}}","userId":"{{HandMadeAnswer.Id("11")}}","surveyStatus":"Finished"{{(score is null ? "" : $",\"surveyPromoterScore\":{score}")}}}]}
        """;

    private static Task<ReportResult> RunAsync(string name, params string[] conversations)
    {
        ReportOptions options = ShippedReports.Options() with { Time = ShippedReports.Options().Time with { Exact = QueryInterval.Parse("2026-11-02T00:00:00.000Z/2026-11-04T00:00:00.000Z", TimeZoneInfo.Utc) } };
        return ShippedReports.RunAsync(name, options, request => Conversations(request, conversations));
    }

    /// <summary>Answers with all conversations on the first page of the first slice.</summary>
    private static string Conversations(TransportRequest request, params string[] conversations) => request.Uri.AbsolutePath switch
    {
        "/api/v2/analytics/conversations/details/query" when request.Text().Contains("\"pageNumber\":1", StringComparison.Ordinal) =>
            $$"""{"totalHits":{{conversations.Length}},"conversations":[{{string.Join(',', conversations)}}]}""",
        "/api/v2/analytics/conversations/details/query" => $$"""{"totalHits":{{conversations.Length}},"conversations":[]}""",
        var path => throw new InvalidOperationException(path),
    };
}
