using System.Text;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>One value that cannot be read costs that value, and not the records around it.</summary>
public class DamagedRecordTests
{
    private static readonly QueryInterval Day = new(
        new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));

    private const string HalfSurrogate = """
        {"totalHits":2,"conversations":[
         {"conversationId":"c1","conversationStart":"2026-03-09T08:00:00.000Z","participants":[{"participantId":"p1","participantName":"cut \ud83d","purpose":"customer","sessions":[]}]},
         {"conversationId":"c2","conversationStart":"2026-03-09T09:00:00.000Z","participants":[]}]}
        """;

    private const string Bad = """
        {"totalHits":5.0,"conversations":[
         {"conversationId":"c1","conversationStart":"2026-03-09T08:00:00.000Z","conversationEnd":"soon","participants":[
          {"participantId":"p1","purpose":"agent","sessions":[{"sessionId":"s","mediaType":"voice",
           "segments":[{"segmentStart":"2026-13-01T00:00:00Z","segmentType":"interact"}],
           "metrics":[{"name":"tTalk","value":47.0},{"name":"tHeld","value":4.7e1},{"name":"tAcw","value":"long"}]}]}]},
         {"conversationId":"c2","conversationStart":"2026-03-09T09:00:00.000Z","participants":"none"},
         {"conversationStart":"2026-03-09T09:30:00.000Z"},
         {"conversationId":7,"conversationStart":"2026-03-09T09:40:00.000Z"},
         {"conversationId":"c3","conversationStart":"2026-03-09T10:00:00.000Z","participants":[]}]}
        """;

    [Fact]
    public async Task Half_a_surrogate_is_a_replacement_character_in_records_and_rows()
    {
        (AnalyticsConversation[] read, QuerySummary summary) = await ReadAsync(HalfSurrogate);

        Assert.Equal(["c1", "c2"], read.Select(c => c.ConversationId));
        Assert.Equal("cut \ufffd", read[0].Participants[0].ParticipantName);
        Assert.Equal(QueryOutcome.Complete, summary.Outcome);
        Assert.Empty(summary.Notes);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_left_out_and_named()
    {
        (AnalyticsConversation[] read, QuerySummary summary) = await ReadAsync(Bad);

        Assert.Equal(["c1", "c2", null, null, "c3"], read.Select(c => c.ConversationId));
        Assert.Null(read[0].ConversationEnd);
        AnalyticsSession session = read[0].Participants[0].Sessions[0];
        Assert.Equal([47L, 47L, null], session.Metrics.Select(m => m.Value));
        Assert.Null(session.Segments[0].SegmentStart);
        Assert.Empty(read[1].Participants);
        Assert.Equal(
            [
                "The conversation c1 has a value in 'conversationEnd' that could not be read; it is delivered without that value.",
                "The conversation c1 has a value in 'participants[0].sessions[0].segments[0].segmentStart' that could not be read; it is delivered without that value.",
                "The conversation c1 has a value in 'participants[0].sessions[0].metrics[2].value' that could not be read; it is delivered without that value.",
                "The conversation c2 has a value in 'participants' that could not be read; it is delivered without that value.",
                "The conversation at position 4 of an answer has a value in 'conversationId' that could not be read; it is delivered without that value.",
            ],
            summary.Notes);
        Assert.Equal((5, QueryOutcome.Complete), (summary.TotalHits, summary.Outcome));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_at_all_is_counted_as_lost()
    {
        (AnalyticsConversation[] read, QuerySummary summary) = await ReadAsync(
            """{"totalHits":2,"conversations":["c0",{"conversationId":"c1","conversationStart":"2026-03-09T08:00:00.000Z"}]}""");

        Assert.Equal(["c1"], read.Select(c => c.ConversationId));
        Assert.Equal((QueryOutcome.Incomplete, 1), (summary.Outcome, summary.Lost));
        Assert.Contains("could not be read", Assert.Single(summary.Reasons), StringComparison.Ordinal);
        Assert.Equal("The conversation at position 1 of an answer could not be read, and is lost.", Assert.Single(summary.Notes));
    }

    [Theory]
    [InlineData(HalfSurrogate)]
    [InlineData(Bad)]
    [InlineData("""{"conversations":[null,{"conversationId":"c1"}],"conversations":[{"conversationId":"c2"}]}""")]
    public void The_lines_of_an_export_agree_with_the_records(string answer)
    {
        ReadOnlyMemory<byte> utf8 = GenesysReporting.Json.JsonText.Mend(Encoding.UTF8.GetBytes(answer));
        AnswerPage<AnalyticsRecord> records = AnswerReader.Read(AnalyticsQuery.Of("ConversationDetails", Day).Family, AnswerSource.Query, utf8.Span);

        foreach (LineFormat format in (LineFormat[])[new CsvFormat(new LineOptions { Rows = new RowOptions() }), new JsonLinesFormat(null)])
        {
            AnswerPage<ConversationLines> lines = format.Read(AnswerSource.Query, utf8);
            Assert.Equal(
                records.Records.Cast<AnalyticsConversation>().Select(c => (c.ConversationId, c.ConversationStart)),
                lines.Records.Select(c => (c.ConversationId, c.ConversationStart)));
            Assert.Equal(records.Damages.Where(d => d.IsLost), lines.Damages.Where(d => d.IsLost));
        }
    }

    [Theory]
    [InlineData("ConversationAggregates", """{"results":[{"group":{"mediaType":"voice"},"data":[{"interval":"2026-03-09T00:00:00Z/2026-03-10T00:00:00Z","metrics":[{"metric":"nOffered","stats":{"count":47.0,"sum":"x"}}]}]},5]}""", 1, 1)]
    [InlineData("QueueObservations", """{"results":[{"group":{"queueId":"q"},"data":[{"metric":"oWaiting","stats":{"count":4.7e1}}]},{"group":{"queueId":"r"},"data":[{"metric":"oWaiting","truncated":"no"}]}]}""", 2, 0)]
    [InlineData("UserDetails", """{"totalHits":2,"userDetails":[{"userId":"u1","primaryPresence":[{"startTime":"soon","systemPresence":"AWAY"}]},{"userId":"u2"}]}""", 2, 0)]
    [InlineData("ConversationAggregates", """{"results":[{"group":{"mediaType":"voice"},"data":[5,{"interval":"x"}]},null]}""", 1, 2)]
    [InlineData("ConversationAggregates", """{"results":[{"group":{"mediaType":"voice"},"data":"none"}]}""", 0, 1)]
    [InlineData("QueueObservations", """{"results":[{"group":{"queueId":"q"},"data":[null,{"metric":"oWaiting"}]}]}""", 1, 1)]
    [InlineData("RoutingActivity", """{"results":[{"group":{"queueId":"q"},"data":[{"metric":"oOnQueueUsers"}],"entities":[null]}]}""", 1, 1)]
    [InlineData("AgentStatus", """{"entities":[null,{"id":"u1"}]}""", 1, 1)]
    [InlineData("UserDetails", """{"totalHits":2,"userDetails":[null,{"userId":"u2"}]}""", 1, 1)]
    [InlineData("ConversationDetails", """{"conversations":[null,{"conversationId":"c1"}]}""", 1, 1)]
    public void Other_families_lose_a_bad_value_alone(string family, string answer, int records, int lost)
    {
        AnswerPage<AnalyticsRecord> page = AnswerReader.Read(
            AnalyticsCatalog.Families.First(f => f.Name == family), AnswerSource.Query, Encoding.UTF8.GetBytes(answer));

        Assert.Equal((records, lost), (page.Records.Count, page.Damages.Count(d => d.IsLost)));
        Assert.NotEmpty(page.Damages);
    }

    /// <summary>The last one would otherwise replace the first without anything that shows it.</summary>
    [Theory]
    [InlineData("ConversationDetails", """{"conversations":[{"conversationId":"c1"}],"conversations":[{"conversationId":"c2"}]}""")]
    [InlineData("UserDetails", """{"userDetails":[{"userId":"u1"}],"userDetails":[{"userId":"u2"}]}""")]
    [InlineData("ConversationAggregates", """{"results":[{"group":{},"data":[{"interval":"x"}]}],"results":[{"group":{},"data":[{"interval":"y"}]}]}""")]
    [InlineData("QueueObservations", """{"results":[{"group":{},"data":[{"metric":"x"}],"data":[{"metric":"y"}]}]}""")]
    [InlineData("AgentStatusCounts", """{"segmentCounts":[{"count":1}],"segmentCounts":[{"count":2}]}""")]
    public void Lists_of_one_name_are_read_one_after_the_other(string family, string answer)
    {
        AnswerPage<AnalyticsRecord> page = AnswerReader.Read(
            AnalyticsCatalog.Families.First(f => f.Name == family), AnswerSource.Query, Encoding.UTF8.GetBytes(answer));

        Assert.Equal((2, 0), (page.Records.Count, page.Damages.Count));
    }

    private static async Task<(AnalyticsConversation[] Records, QuerySummary Summary)> ReadAsync(string answer)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, answer));
        var reader = new AnalyticsReader(session, AnalyticsQuery.Of("ConversationDetails", Day));
        var pages = await reader.ReadPagesAsync().ToListAsync();
        return ([.. pages.SelectMany(p => p).Cast<AnalyticsConversation>()], reader.Summarize());
    }
}
