using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;
using GenesysReporting.Json;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Fuzz;

/// <summary>
/// An answer that has been damaged in any way ends in its records, in an error of the module, or in records that are called incomplete:
/// never in another exception, and never in fewer records that are called complete.
/// </summary>
public sealed class AnswerFuzzTests
{
    private const int MaxRequests = 2000;
    private const string Day = "2026-11-02T00:00:00.000Z/2026-11-03T00:00:00.000Z";

    private const string Groups = $$$"""
        {"systemToOrganizationMappings":{"AVAILABLE":["p1"]},"results":[
         {"group":{"queueId":"q1","mediaType":"voice"},"data":[
          {"interval":"{{{Day}}}","metrics":[{"metric":"nOffered","qualifier":"x","stats":{"count":2,"sum":3000,"min":1,"max":2000,"ratio":0.5,"numerator":1,"denominator":2,"target":0.8}}],
           "views":[{"name":"fast","stats":{"count":1}}]},
          {"interval":"2026-11-03T00:00:00.000Z/2026-11-04T00:00:00.000Z","metrics":[]}]},
         {"group":{"queueId":"q2","mediaType":null},"data":[{"interval":"{{{Day}}}","metrics":[{"metric":"tHandle","stats":{"count":1,"sum":60000}}]}]}]}
        """;

    private const string Live = """
        {"systemToOrganizationMappings":{"AVAILABLE":["p1"]},"results":[
         {"group":{"queueId":"q1"},"data":[
          {"metric":"oWaiting","qualifier":"voice","stats":{"count":3},"truncated":false,
           "observations":[{"observationDate":"2026-11-02T08:00:00.000Z","conversationId":"c1","sessionId":"s1","routingPriority":5,"scoredAgents":[{"agent":{"id":"u1"},"score":50}]}]},
          {"metric":"oInteracting","stats":{"count":1}}]},
         {"group":{"queueId":"q2"},"data":[{"metric":"oWaiting","stats":{"count":0}}]}],
         "details":{"typeDetails":[{"id":"t","name":"T"}],"assigneeDetails":[]},"cursors":{"before":null,"after":null}}
        """;

    private const string Activity = """
        {"entityIdDimension":"userId","results":[
         {"group":{"queueId":"q1"},"truncated":false,"data":[{"metric":"oActiveQueueUsers","qualifier":"x","secondaryQualifier":"y","count":2,"calculatedMetricValue":7,"entityIds":["u1","u2"]}],
          "entities":[{"activityDate":"2026-11-02T08:00:00.000Z","metric":"oActiveQueueUsers","userId":"u1"},{"userId":"u3"}]},
         {"group":{"queueId":"q2"},"data":[{"metric":"oOnQueueUsers","count":0}]}]}
        """;

    private const string Agents = """
        {"entities":[{"id":"u1","name":"Ada","startTime":"2026-11-02T08:00:00.000Z","sessions":[{"sessionId":"s1","conversationId":"c1","startTime":"2026-11-02T08:00:00.000Z","segmentType":"interact","mediaType":"voice"}]},{"id":"u2"}],"pageSize":25,"pageNumber":1,"total":2,"pageCount":1}
        """;

    private const string Counts = """
        {"segmentCounts":[{"segmentType":"interact","count":3}],"presenceCounts":[{"systemPresence":"AVAILABLE","count":2}],"routingStatusCounts":[],"isOutOfOfficeCounts":[{"isOutOfOffice":true,"count":1}],"newCounts":[{"new":"x","count":4}]}
        """;

    private const string Conversations = """
        {"totalHits":2,"aggregations":[{"type":"termFrequency","dimension":"mediaType","results":[{"count":1,"value":"voice"}]}],"conversations":[
         {"conversationId":"c1","conversationStart":"2026-11-02T08:00:00.000Z","conversationEnd":"2026-11-02T09:00:00.000Z","divisionIds":["d1"],"originatingDirection":"inbound","mediaStatsMinConversationMos":4.5,
          "evaluations":[{"evaluationId":"e1","totalScore":80,"eventTime":"2026-11-02T09:30:00.000Z"}],"surveys":[{"surveyId":"v1","surveyStatus":"Finished"}],
          "participants":[{"participantId":"p1","purpose":"agent","userId":"u1","attributes":{"Tier":"1"},"sessions":[{"sessionId":"s1","mediaType":"voice","direction":"inbound","ani":"tel:1",
            "segments":[{"segmentStart":"2026-11-02T08:00:00.000Z","segmentEnd":"2026-11-02T08:30:00.000Z","segmentType":"interact","queueId":"q1","wrapUpCode":"w","wrapUpTags":["t"],"conference":false}],
            "metrics":[{"name":"tTalk","value":60000,"emitDate":"2026-11-02T08:30:00.000Z"},{"name":"nConnected","value":1}]}]}]},
         {"conversationId":"c2","conversationStart":"2026-11-02T10:00:00.000Z","participants":[{"participantId":"p2","purpose":"customer","sessions":[]}]}]}
        """;

    private const string Users = """
        {"totalHits":2,"userDetails":[
         {"userId":"u1","primaryPresence":[{"startTime":"2026-11-02T08:00:00.000Z","endTime":"2026-11-02T09:00:00.000Z","systemPresence":"AVAILABLE","organizationPresenceId":"p1"},{"startTime":"2026-11-02T09:00:00.000Z","systemPresence":"AWAY"}],
          "routingStatus":[{"startTime":"2026-11-02T08:00:00.000Z","endTime":"2026-11-02T08:10:00.000Z","routingStatus":"IDLE"}]},
         {"userId":"u2","primaryPresence":[],"routingStatus":[]}]}
        """;

    public static TheoryData<int, string, string> Families => new()
    {
        { 1, "ConversationDetails", Conversations },
        { 2, "UserDetails", Users },
        { 3, "ConversationAggregates", Groups },
        { 4, "UserAggregates", Groups },
        { 5, "QueueObservations", Live },
        { 6, "TaskManagementObservations", Live },
        { 7, "RoutingActivity", Activity },
        { 8, "AgentStatus", Agents },
        { 9, "AgentStatusCounts", Counts },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_damaged_answer_loses_nothing_without_saying_so(int seed, string family, string whole)
    {
        int complete = 0;
        (int count, int refused) = await FuzzRun.RunAsync(seed, 600, Encoding.UTF8.GetBytes(whole), Mutator.Rewrite, async answer =>
        {
            (QuerySummary summary, long records) = await ReadAsync(family, number => number == 1 ? answer : null);
            bool isComplete = summary.Outcome == QueryOutcome.Complete;
            complete += isComplete ? 1 : 0;
            Assert.True(!isComplete || records >= Expected(family, answer), $"{records} of {Expected(family, answer)} records are called complete.");
        });

        // Most damage is within a record; most of the rest is no answer.
        Assert.InRange(complete, 1, count);
        Assert.InRange(refused, count / 10, count);
    }

    [Fact]
    public async Task A_damaged_page_becomes_lines_or_an_unreadable_answer()
    {
        LineFormat[] formats = [new CsvFormat(new LineOptions { Rows = new RowOptions { Attributes = ["Tier"] } }), new JsonLinesFormat(null)];
        foreach (LineFormat format in formats)
        {
            await FuzzRun.RunAsync(10, 2000, Encoding.UTF8.GetBytes(Conversations), Mutator.Rewrite, damaged =>
            {
                ReadOnlyMemory<byte> answer = JsonText.Mend(damaged);
                try
                {
                    AnswerPage<ConversationLines> page = format.Read(AnswerSource.Query, answer);
                    Assert.True(page.Records.Count + page.Damages.Count(d => d.IsLost) >= Items(answer, "conversations"), "Conversations are lost.");
                }
                catch (JsonException)
                {
                    // Refused by the one who asked for the page.
                }

                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Reads a query of which the first answer is given, and the rest are the ends of lists; makes the rows of its records.</summary>
    private static async Task<(QuerySummary Summary, long Records)> ReadAsync(string family, Func<int, byte[]?> answer)
    {
        FakeTimeProvider time = Sessions.Clock();
        int requests = 0;
        GenesysSession session = await Sessions.ConnectAsync(time, _ =>
        {
            int number = Interlocked.Increment(ref requests);
            Assert.True(number < MaxRequests, "The reading has no end.");
            return answer(number) is { } body ? Answer.Json(200, string.Empty) with { Body = body } : Answer.Json(200, "{}");
        });
        QueryFamily found = AnalyticsCatalog.Families.First(f => f.Name == family);
        var interval = QueryInterval.Parse(Day, TimeZoneInfo.Utc);
        var reader = new AnalyticsReader(
            session,
            new AnalyticsQuery(found) { Interval = found.Members.Contains("interval") ? interval : null, SkipValidation = true, Mode = QueryMode.Query });
        List<AnalyticsRecord> records = [.. (await time.PassTimeAsync(reader.ReadPagesAsync().ToListAsync().AsTask())).SelectMany(p => p)];
        MakeRows(records);
        QuerySummary summary = reader.Summarize();
        return (summary, family is "ConversationDetails" or "UserDetails" ? summary.Received : records.Count);
    }

    private static void MakeRows(List<AnalyticsRecord> records)
    {
        foreach (IGrouping<Type, AnalyticsRecord> kind in records.GroupBy(r => r.GetType()))
        {
            RowGrain?[] grains = kind.First() is AnalyticsConversation ? [.. Enum.GetValues<RowGrain>()] : [null];
            foreach (RowGrain? grain in grains)
            {
                RowReader rows = RowReader.Open(kind.First(), new RowOptions { TimeZone = TimeZoneInfo.Utc, Grain = grain }, _ => { });
                Assert.All(kind, record => Assert.NotNull(rows.Read(record).ToArray()));
            }
        }

        foreach (AnalyticsConversation conversation in records.OfType<AnalyticsConversation>())
        {
            Assert.True(conversation.Participants.Count >= 0 && conversation.MediaType is not null);
        }
    }

    /// <summary>Returns the number of records that an answer has, as another reader of JSON counts them; 0 if it is not JSON.</summary>
    private static long Expected(string family, byte[] answer) => family switch
    {
        "ConversationDetails" => Items(answer, "conversations"),
        "UserDetails" => Items(answer, "userDetails"),
        "AgentStatus" => Items(answer, "entities"),
        "AgentStatusCounts" => Items(answer, "segmentCounts") + Items(answer, "presenceCounts") + Items(answer, "routingStatusCounts") + Items(answer, "isOutOfOfficeCounts"),
        _ => Lists(answer, "results").SelectMany(list => list).Sum(item => Length(item, "data")),
    };

    private static long Items(ReadOnlyMemory<byte> answer, string name) => Lists(answer, name).Sum(list => list.Length);

    /// <summary>Returns the number of items of a group; 1 for a value that is not a list, in which they may have been.</summary>
    private static long Length(JsonElement item, string name) => item.ValueKind != JsonValueKind.Object ? 1
        : !item.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null ? 0
        : list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 1;

    /// <summary>Returns the lists of a name in an answer, of which there may be several.</summary>
    private static List<JsonElement[]> Lists(ReadOnlyMemory<byte> answer, string name)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(JsonText.Mend(answer));
            return json.RootElement.ValueKind != JsonValueKind.Object ? []
                : [.. json.RootElement.EnumerateObject().Where(m => m.Name == name && m.Value.ValueKind == JsonValueKind.Array).Select(m => m.Value.EnumerateArray().Select(e => e.Clone()).ToArray())];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
