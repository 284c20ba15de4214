using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Export;
using GenesysReporting.Export.Lines;
using GenesysReporting.Json;
using GenesysReporting.Rows.Conversations.Skim;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Analytics.Answers;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Export;

/// <summary>What is read for lines alone comes to the same rows as the whole records.</summary>
public class SkimTests
{
    public static TheoryData<RowGrain> Grains => [.. Enum.GetValues<RowGrain>()];

    /// <summary>Every member of the contract has a value of its own, so a column that is not read is found.</summary>
    [ContractTheory]
    [Trait(Needs.Name, Needs.Contract)]
    [MemberData(nameof(Grains))]
    public void Every_column_has_what_the_whole_record_gives_it(RowGrain grain)
    {
        string json = ContractAnswer.OfQuery(QueryTypes.ConversationDetails, withUnknown: true).Json;
        AnalyticsRecord[] whole = [.. AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, Encoding.UTF8.GetBytes(json)).Records];
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(grain, new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc });

        // Records of the parts are made first: rows of what nobody has looked at would come out of the same bytes.
        Assert.All(whole.Cast<AnalyticsConversation>(), c => Assert.NotEmpty(c.Participants));
        object?[][] expected = [.. whole.Cast<AnalyticsConversation>().SelectMany(schema.Read)];

        Assert.Equal(expected, Rows(json, grain));
        Assert.NotEmpty(expected);
        Assert.Equal(Metrics(whole.Cast<AnalyticsConversation>()), Metrics(Skim(json)));
    }

    /// <summary>The platform promises no order of members, and what is told last may decide what the first is worth.</summary>
    [Theory]
    [MemberData(nameof(Grains))]
    public void The_rows_are_the_same_in_whatever_order_members_come(RowGrain grain)
    {
        var random = new Random(17);
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(grain, new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc });
        for (int i = 0; i < 300; i++)
        {
            JsonObject page = RandomConversations.Page(random);
            AnalyticsRecord[] whole = [.. AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, Bytes(page)).Records];
            AnalyticsConversation[] conversations = [.. whole.Cast<AnalyticsConversation>()];
            object?[][] unread = [.. conversations.SelectMany(schema.Read)];
            string[] mediaTypes = [.. conversations.Select(c => c.MediaType)];

            // Now records are made of the parts, and rows of the records.
            Assert.All(conversations, c => Assert.NotNull(c.Participants));
            Assert.All(conversations, c => Assert.Null(c.Unread));
            object?[][] expected = [.. conversations.SelectMany(schema.Read)];
            Assert.Equal(expected, unread);
            Assert.Equal(conversations.Select(c => c.MediaType), mediaTypes);
            Assert.Equal(expected, Rows(RandomConversations.Shuffle(page, random).ToJsonString(), grain));
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
    public void What_has_another_type_is_no_answer(RowGrain grain, string conversation) => Assert.Throws<JsonException>(
        () => LineFormat.Of(new ExportOptions { Rows = new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc } })
            .Read(AnswerSource.Query, Encoding.UTF8.GetBytes($$"""{"conversations":[{{conversation}}]}""")));

    [Fact]
    public void Nothing_is_left_out_for_a_null()
    {
        AnalyticsConversation read = Assert.Single(Skim(
            """{"conversations":[null,{"conversationId":null,"divisionIds":null,"participants":[null,{"sessions":[{"flow":null,"segments":null,"metrics":[{"value":null}]}]}]}]}"""));

        Assert.Null(read.ConversationId);
        AnalyticsSession session = Assert.Single(Assert.Single(read.Participants).Sessions);
        Assert.Null(session.Flow);
        Assert.Null(Assert.Single(session.Metrics).Value);
    }

    /// <summary>Texts that fall into one place, are long, escaped or not ASCII come back as they are.</summary>
    [Fact]
    public void Texts_that_are_kept_are_never_another()
    {
        var texts = new TextCache();
        var random = new Random(5);
        string[] some = [.. Enumerable.Range(0, 5000).Select(i => $"{i}"), "\u00e9t\u00e9", "a\"b", new string('x', 65), "", "\u4e2d"];
        for (int i = 0; i < 50_000; i++)
        {
            string text = some[random.Next(some.Length)];
            var json = new JsonCursor(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text, Plain)));
            Assert.Equal(text, json.Text(texts));
        }
    }

    private static IEnumerable<(string? Name, long? Value)> Metrics(IEnumerable<AnalyticsConversation> conversations) =>
        from conversation in conversations
        from participant in conversation.Participants
        from session in participant.Sessions
        from metric in session.Metrics
        select (metric.Name, metric.Value);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Bytes(JsonObject page) => Encoding.UTF8.GetBytes(page.ToJsonString());

    private static object?[][] Rows(string page, RowGrain grain)
    {
        SkimmedRows rows = SkimmedRows.Of(new RowOptions { Grain = grain, TimeZone = TimeZoneInfo.Utc });
        return [.. Each(page, (ref JsonCursor json, TextCache texts) => rows.Read(ref json, texts, out _).ToArray()).SelectMany(r => r)];
    }

    private static List<AnalyticsConversation> Skim(string page) => Each(page, ConversationSkim.Read);

    private static List<T> Each<T>(string page, SkimReader<T> read)
    {
        var json = new JsonCursor(Encoding.UTF8.GetBytes(page));
        var texts = new TextCache();
        var all = new List<T>();
        json.EnterObject();
        while (json.NextMember())
        {
            if (!json.Name.SequenceEqual("conversations"u8))
            {
                json.Skip();
                continue;
            }

            json.EnterArray();
            while (json.NextPresent())
            {
                all.Add(read(ref json, texts));
            }
        }

        return all;
    }
}
