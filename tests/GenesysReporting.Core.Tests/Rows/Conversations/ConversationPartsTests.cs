using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Json;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Conversations;
using GenesysReporting.Tests.Analytics.Records;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Rows.Conversations;

/// <summary>Rows are the same whether they are read from an answer, in an export, or from records that a script created.</summary>
public class ConversationPartsTests
{
    // Columns that are not named like the member they show.
    private static readonly Dictionary<string, string> Members = new()
    {
        ["DivisionId"] = "divisionIds",
        ["FlowExitReason"] = "exitReason",
        ["Initiator"] = "conversationInitiator",
        ["LanguageId"] = "requestedLanguageId",
        ["LastQueueId"] = "queueId",
        ["LastUserId"] = "userId",
        ["LastWrapUpCode"] = "wrapUpCode",
        ["MinMos"] = "mediaStatsMinConversationMos",
        ["SkillIds"] = "requestedRoutingSkillIds",
    };

    public static TheoryData<RowGrain> Grains => [.. Enum.GetValues<RowGrain>()];

    /// <summary>Every member of the contract has another value, which starts with the name of the member.</summary>
    [ContractTheory]
    [Trait(Needs.Name, Needs.Contract)]
    [MemberData(nameof(Grains))]
    public void Every_column_shows_its_own_member(RowGrain grain)
    {
        var answer = ContractAnswer.OfQuery(QueryTypes.ConversationDetails, withUnknown: true);
        RowSchema<AnalyticsConversation> schema = Schema(grain);

        object?[][] rows = [.. Records(answer.Json).SelectMany(schema.Read)];

        // Answers of queries have no attributes.
        Assert.Equal(grain == RowGrain.Attribute, rows.Length == 0);
        Assert.Equal(rows, Exported(answer.Json, grain));
        Assert.Equal(rows, FromScript(Records(answer.Json)).SelectMany(schema.Read));
        if (grain is RowGrain.Attribute or RowGrain.Evaluation or RowGrain.Survey)
        {
            // Their columns have shorter names than the members; AssessmentTests compares them.
            return;
        }

        var cells = rows.SelectMany(row => schema.Names.Zip(row)).Where(c => c.First != "DurationSeconds").ToLookup(c => c.Second is null);
        Assert.All(cells[false].SelectMany(c => Values(c.Second!).Select(v => (Member(c.First, grain), v))), c => Assert.Contains(c, answer.Leaves));
        Assert.All(cells[true], c => Assert.True(c.First == "CustomerName" || IsMetric(c.First), $"{c.First} is empty."));
    }

    /// <summary>The platform promises no order of members.</summary>
    [Theory]
    [MemberData(nameof(Grains))]
    public void The_rows_are_the_same_in_any_order_of_members(RowGrain grain)
    {
        var random = new Random(17);
        RowSchema<AnalyticsConversation> schema = Schema(grain);
        for (int i = 0; i < 300; i++)
        {
            JsonObject page = RandomConversations.Page(random);
            AnalyticsConversation[] conversations = Records(page.ToJsonString());
            AnalyticsConversation[] fromScript = FromScript(conversations);
            object?[][] expected = [.. conversations.SelectMany(schema.Read)];
            string shuffled = RandomConversations.Shuffle(page, random).ToJsonString();

            Assert.Equal(expected, fromScript.SelectMany(schema.Read));
            Assert.Equal(conversations.Select(c => c.MediaType), fromScript.Select(c => c.MediaType));
            Assert.Equal(expected, Records(shuffled).SelectMany(schema.Read));
            Assert.Equal(expected, Exported(shuffled, grain));
        }
    }

    [Theory]
    [InlineData(RowGrain.Conversation, """{"participants":[{"userId":5}]}""")]
    [InlineData(RowGrain.Conversation, """{"conversationId":true}""")]
    [InlineData(RowGrain.Conversation, """{"participants":{}}""")]
    [InlineData(RowGrain.Conversation, """{"participants":["x"]}""")]
    [InlineData(RowGrain.Conversation, """{"participants":[{"sessions":[{"metrics":[{"name":"tTalk","value":"5"}]}]}]}""")]
    [InlineData(RowGrain.Conversation, """{"participants":[{"sessions":[{"segments":[{"segmentStart":5}]}]}]}""")]
    [InlineData(RowGrain.Conversation, """{"mediaStatsMinConversationMos":"4.2"}""")]
    [InlineData(RowGrain.Participant, """{"participants":[{"userId":5}]}""")]
    [InlineData(RowGrain.Session, """{"participants":[{"sessions":[{"recording":"true"}]}]}""")]
    [InlineData(RowGrain.Segment, """{"participants":[{"sessions":[{"segments":[{"conference":1}]}]}]}""")]
    public void A_value_of_another_type_costs_that_value_alone(RowGrain grain, string conversation)
    {
        string page = $$"""{"conversations":[{"conversationId":"a"},{{conversation}},{"conversationId":"b"}]}""";

        AnswerPage<ConversationLines> lines =
            LineFormats.Of(new ExportOptions { Rows = new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc } })
                .Read(AnswerSource.Query, Encoding.UTF8.GetBytes(page));
        AnswerPage<AnalyticsRecord> records =
            AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, Encoding.UTF8.GetBytes(page));

        Assert.Equal(["a", null, "b"], lines.Records.Select(r => r.ConversationId));
        Assert.Equal(["a", null, "b"], records.Records.Select(r => ((AnalyticsConversation)r).ConversationId));
        Assert.False(Assert.Single(lines.Damages).IsLost);
        Assert.Equal(lines.Damages, records.Damages);
    }

    [Fact]
    public void A_null_leaves_out_nothing_else()
    {
        ConversationPart read = Assert.Single(Parts(
            """{"conversations":[null,{"conversationId":null,"divisionIds":null,"participants":[null,{"sessions":[{"flow":null,"segments":null,"metrics":[{"value":null}]}]}]}]}""",
            PartDepth.Summary));

        Assert.Null(read.ConversationId);
        SessionPart session = Assert.Single(Assert.Single(read.Participants).Sessions);
        Assert.Null(session.Flow?.FlowId);
        Assert.Null(Assert.Single(session.Metrics).Value);
    }

    private static string Member(string column, RowGrain grain) => (column, grain) switch
    {
        ("Start" or "End", RowGrain.Conversation) => "conversation" + column,
        ("Start" or "End", _) => "segment" + column,
        ("Direction", RowGrain.Conversation) => "originatingDirection",
        _ => Members.GetValueOrDefault(column, char.ToLowerInvariant(column[0]) + column[1..]),
    };

    /// <summary>Returns the values of a cell in the form of the answer's leaves.</summary>
    private static string[] Values(object cell) => cell switch
    {
        bool flag => [flag ? "true" : "false"],
        DateTimeOffset time => [RecordValues.Text(time)],
        string text => text.Split("; "),
        _ => [CellText.Text(cell)],
    };

    private static bool IsMetric(string column) =>
        MetricNames.Choose(new RowOptions()).Names.Any(name => column == name[1..] || column == name[1..] + "Seconds");

    private static RowSchema<AnalyticsConversation> Schema(RowGrain grain) =>
        ConversationSchemas.Of(grain, new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc });

    private static AnalyticsConversation[] Records(string page) =>
    [
        .. AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, Encoding.UTF8.GetBytes(page)).Records.Cast<AnalyticsConversation>(),
    ];

    /// <summary>Returns the same conversations with participants that are records only.</summary>
    private static AnalyticsConversation[] FromScript(AnalyticsConversation[] conversations) =>
        [.. conversations.Select(c => c with { Participants = [.. c.Participants] })];

    private static IEnumerable<object?[]> Exported(string page, RowGrain grain)
    {
        RowSchema<ConversationPart> schema = ConversationSchemas.OfParts(grain, new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc });
        return Parts(page, ConversationSchemas.Depth(grain, new RowOptions())).SelectMany(schema.Read);
    }

    private static List<ConversationPart> Parts(string page, PartDepth depth)
    {
        var json = new JsonCursor(Encoding.UTF8.GetBytes(page));
        var parts = new List<ConversationPart>();
        var table = new JsonTable<List<ConversationPart>>(
            () => [],
            ("conversations", (ref conversations, texts, all) => all.AddRange(ConversationPartsReader.Of(depth).ReadList(ref conversations, texts))));
        table.Fill(ref json, new TextCache(), parts);
        return parts;
    }
}
