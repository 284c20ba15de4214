using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Records;

public class AnswerReaderTests
{
    public static TheoryData<string> Families => [.. AnalyticsCatalog.Families.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void An_answer_without_results_is_an_empty_page(string family)
    {
        foreach (string json in new[] { "{}", "null", """{"results":null,"conversations":null,"userDetails":[],"entities":null}""" })
        {
            AnswerPage<AnalyticsRecord> page = Read(family, json);

            Assert.Empty(page.Records);
            Assert.Equal(0, page.EmptyGroups);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_body_that_is_not_an_answer_is_refused(string family)
    {
        foreach (string json in new[] { "", "[]", "{", "{} {}", "\"text\"", "<html>", """{"results":{},"conversations":{},"userDetails":1,"entities":""}""" })
        {
            Assert.ThrowsAny<JsonException>(() => Read(family, json));
        }
    }

    [Fact]
    public void A_metric_of_the_wrong_type_is_left_out_and_reported()
    {
        foreach (string metric in new[] { "1", "[]", """{"value":"x"}""", """{"emitDate":"yesterday"}""", """{"name":1}""" })
        {
            string json = $$"""{"conversations":[{"participants":[{"sessions":[{"metrics":[{{metric}}]}]}]}]}""";
            AnswerPage<AnalyticsRecord> page = Read("ConversationDetails", json);
            Assert.Single(page.Records);
            Assert.Contains("metrics[0]", Assert.Single(page.Damages).Member, StringComparison.Ordinal);
        }
    }

    /// <summary>All readers get the same list, and rows are the same before and after.</summary>
    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public async Task Participants_can_be_read_on_several_threads()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(ContractAnswer.OfQuery(QueryTypes.ConversationDetails).Json);
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(RowGrain.Conversation, new RowOptions { TimeZone = TimeZoneInfo.Utc });
        for (int i = 0; i < 200; i++)
        {
            var conversation = (AnalyticsConversation)AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, utf8).Records[0];
            string mediaType = conversation.MediaType;
            object?[] before = schema.Read(conversation).Single();
            int[] counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => conversation.Participants.Count)));

            Assert.All(counts, count => Assert.Equal(2, count));
            Assert.Equal(before, schema.Read(conversation).Single());
            Assert.Equal(mediaType, conversation.MediaType);
        }
    }

    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public void Rows_are_the_same_before_and_after_records_were_read()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(ContractAnswer.OfQuery(QueryTypes.ConversationDetails).Json);
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(RowGrain.Conversation, new RowOptions { TimeZone = TimeZoneInfo.Utc });
        var conversation = (AnalyticsConversation)AnswerReader.Read(QueryTypes.ConversationDetails, AnswerSource.Query, utf8).Records[0];
        AnalyticsConversation copy = conversation with { ConversationId = "another" };
        object?[] expected = schema.Read(conversation).Single();

        _ = conversation.Participants;

        Assert.Equal(expected, schema.Read(conversation).Single());
        Assert.Equal(["another", .. expected[1..]], schema.Read(copy).Single());
    }

    [Fact]
    public void A_copy_has_the_participants_that_it_was_given()
    {
        var conversation = (AnalyticsConversation)Read("ConversationDetails", """{"conversations":[{"participants":[{"userId":"u1"}]}]}""").Records[0];

        Assert.Empty((conversation with { Participants = [] }).Participants);
        Assert.Equal("u1", Assert.Single((conversation with { ConversationId = "x" }).Participants).UserId);
    }

    [Fact]
    public void Participants_of_another_kind_are_left_out_and_reported()
    {
        foreach (string participants in new[] { "5", "{}", "\"x\"" })
        {
            AnswerPage<AnalyticsRecord> page = Read("ConversationDetails", $$"""{"conversations":[{"participants":{{participants}}}]}""");
            Assert.Empty(((AnalyticsConversation)Assert.Single(page.Records)).Participants);
            Assert.Equal("participants", Assert.Single(page.Damages).Member);
        }

        Assert.ThrowsAny<JsonException>(() => Read("ConversationDetails", """{"conversations":[{"participants":[}}]}"""));
    }

    [Fact]
    public void An_aggregate_has_a_record_for_each_group_and_bucket_and_keeps_the_offsets()
    {
        AnswerPage<AnalyticsRecord> page = Read("ConversationAggregates", """
            {"results":[
              {"group":{"queueId":"q1","mediaType":"voice"},"data":[
                {"interval":"2026-10-25T00:00:00.000+02:00/2026-10-26T00:00:00.000+01:00",
                 "metrics":[{"metric":"tHandle","stats":{"count":2,"sum":3000,"max":2000}},{"metric":"nOffered","stats":{"count":3}}],
                 "views":[{"name":"fast","stats":{"count":1}}]},
                {"interval":"2026-10-26T00:00:00Z/2026-10-27T00:00:00Z"}]},
              {"group":{"queueId":"q2","mediaType":null},"data":[{"interval":"2026-10-25T00:00:00Z/2026-10-26T00:00:00Z"}]}]}
            """);

        AnalyticsAggregate[] all = [.. page.Records.Cast<AnalyticsAggregate>()];
        Assert.Equal(["q1", "q1", "q2"], all.Select(a => a.Group["queueId"]));
        AnalyticsAggregate first = all[0];
        Assert.Equal(("ConversationAggregates", "Query"), (first.Type, first.Source));
        Assert.Equal((TimeSpan.FromHours(2), TimeSpan.FromHours(1)), (first.Start!.Value.Offset, first.End!.Value.Offset));
        Assert.Equal(TimeSpan.FromHours(25), first.End - first.Start);
        Assert.Equal((2L, 3000.0), (first.Metric("THANDLE")!.Stats.Count, first.Metric("tHandle")!.Stats.Sum));
        Assert.Null(first.Metric("tHandle")!.Stats.Min);
        Assert.Null(first.Metric("tTalk"));
        Assert.Equal(1, first.View("fast")!.Stats.Count);
        Assert.Equal("queueId=q1, mediaType=voice", first.GroupText);
        Assert.Equal("tHandle count 2, sum 3000, max 2000; nOffered 3; fast 1", first.MetricsText);
        Assert.Equal("2026-10-25T00:00:00+02:00 queueId=q1, mediaType=voice", first.ToString());
    }

    [Fact]
    public void Qualified_metrics_are_told_apart_and_presences_can_be_named()
    {
        AnswerPage<AnalyticsRecord> page = Read("UserAggregates", """
            {"systemToOrganizationMappings":{"AWAY":["p1","p2"]},"results":[{"group":{"userId":"u"},"data":[{"metrics":[
              {"metric":"tSystemPresence","qualifier":"AVAILABLE","stats":{"sum":5}},
              {"metric":"tSystemPresence","qualifier":"AWAY","stats":{"sum":7}}]}]}]}
            """);

        var record = Assert.IsType<AnalyticsAggregate>(Assert.Single(page.Records));
        Assert.Equal(7, record.Metric("tSystemPresence", "away")!.Stats.Sum);
        Assert.Equal(["p1", "p2"], record.OrganizationPresenceIds["AWAY"]);
        Assert.Equal("tSystemPresence[AWAY] sum 7", record.Metrics[1].ToString());
        Assert.Null(record.Start);
    }

    [Fact]
    public void Groups_that_no_record_can_show_are_counted()
    {
        AnswerPage<AnalyticsRecord> page = Read("QueueObservations", """
            {"results":[{"group":{"queueId":"q1"},"mood":"odd"},{"group":{"queueId":"q2"},"data":[]},
              {"group":{"queueId":"q3"},"data":[{"metric":"oWaiting"}]}]}
            """);

        Assert.Single(page.Records);
        Assert.Equal(2, page.EmptyGroups);
    }

    [Fact]
    public void An_interval_of_another_form_and_a_list_in_a_group_are_shown_as_they_were_sent()
    {
        AnswerPage<AnalyticsRecord> page = Read("FlowAggregates", """
            {"results":[{"group":{"skill":["a","b"],"n":5},"data":[{"interval":"P1D","metrics":[]}]}]}
            """);

        var record = (AnalyticsAggregate)page.Records[0];
        Assert.Equal(("a,b", "5"), (record.Group["skill"], record.Group["n"]));
        Assert.Equal("P1D", record.AdditionalMembers["interval"]);
        Assert.Null(record.Start);
    }

    [Fact]
    public void An_unknown_member_is_kept_even_where_a_property_has_its_name()
    {
        AnswerPage<AnalyticsRecord> page = Read("ConversationDetails", """
            {"conversations":[{"duration":"long","source":"x","mediaType":"y","participants":[{"sessions":[{"metrics":[
              {"name":"tTalk","value":5,"unit":"ms"}]}]}]}]}
            """);

        var record = (AnalyticsConversation)page.Records[0];
        Assert.Equal("Query", record.Source);
        Assert.Equal(["duration", "source", "mediaType"], record.AdditionalMembers.Keys);
        AnalyticsMetric metric = record.Participants[0].Sessions[0].Metrics[0];
        Assert.Equal(("ms", "tTalk 5"), (metric.AdditionalMembers["unit"], metric.ToString()));
    }

    [Fact]
    public void Attributes_come_with_jobs_and_open_spans_have_no_end()
    {
        QueryFamily conversations = AnalyticsCatalog.FindFamily("ConversationDetails")!;
        AnswerPage<AnalyticsRecord> job = AnswerReader.Read(conversations, AnswerSource.Job, Encoding.UTF8.GetBytes("""
            {"conversations":[{"participants":[{"attributes":{"Case":"7"}},{}]}],"cursor":"next","dataAvailabilityDate":"2026-11-02T00:00:00Z"}
            """));
        var conversation = (AnalyticsConversation)job.Records[0];
        Assert.Equal("Job", conversation.Source);
        Assert.Equal("7", conversation.Participants[0].Attributes["Case"]);
        Assert.Empty(conversation.Participants[1].Attributes);
        Assert.Equal(("next", 2), (job.Cursor, job.DataAvailabilityDate!.Value.Day));

        var user = (AnalyticsUserDetail)Read("UserDetails", """
            {"userDetails":[{"userId":"u","primaryPresence":[{"startTime":"2026-11-01T08:00:00.500Z","systemPresence":"AVAILABLE"}],
              "routingStatus":[{"startTime":"2026-11-01T08:00:00Z","endTime":"2026-11-01T08:01:00Z","routingStatus":"IDLE"}]}],"totalHits":1}
            """).Records[0];
        Assert.Null(user.PrimaryPresence[0].EndTime);
        Assert.Null(user.PrimaryPresence[0].Duration);
        Assert.Equal(TimeSpan.FromMinutes(1), user.RoutingStatus[0].Duration);
        Assert.Equal("IDLE 2026-11-01 08:00:00", user.RoutingStatus[0].ToString());
    }

    [Fact]
    public void Entities_belong_to_the_metrics_that_list_them_and_none_is_lost()
    {
        AnswerPage<AnalyticsRecord> page = Read("RoutingActivity", """
            {"entityIdDimension":"userId","results":[{"group":{"queueId":"q"},"truncated":true,
              "data":[{"metric":"oOnQueueUsers","qualifier":"AVAILABLE","secondaryQualifier":"p1","count":1,"entityIds":["u1"]},
                      {"metric":"oActiveUsers","count":2,"entityIds":["u1","u2"]},
                      {"metric":"oOffQueueUsers","count":0}],
              "entities":[{"userId":"u1"},{"userId":"u2"},{"userId":"u3"}]}]}
            """);

        AnalyticsActivity[] all = [.. page.Records.Cast<AnalyticsActivity>()];
        Assert.Equal(["u1", "u1 u2", "", "u3"], all.Select(a => string.Join(' ', a.Entities.Select(e => e.UserId))));
        Assert.Equal(["oOnQueueUsers[AVAILABLE/p1] 1", "oActiveUsers 2", "oOffQueueUsers 0", ""], all.Select(a => a.ToString()));
        Assert.All(all, a => Assert.True(a.Truncated));
    }

    [Fact]
    public void Entities_that_say_their_metric_go_there()
    {
        AnswerPage<AnalyticsRecord> page = Read("ConversationActivity", """
            {"entityIdDimension":"conversationId","results":[{"group":{},"data":[{"metric":"oWaiting"},{"metric":"oInteracting"}],
              "entities":[{"metric":"oWaiting","conversationId":"c1"},{"metric":"oInteracting","conversationId":"c1"}]}]}
            """);

        Assert.Equal(["oWaiting", "oInteracting"], page.Records.Cast<AnalyticsActivity>().Select(a => Assert.Single(a.Entities).Metric));
    }

    [Fact]
    public void Work_items_have_names_and_cursors()
    {
        AnswerPage<AnalyticsRecord> page = Read("TaskManagementObservations", """
            {"results":[{"group":{"typeId":"t1","assigneeId":"a9"},"data":[{"metric":"oActive","stats":{"count":4,"max":90}}]}],
             "details":{"typeDetails":[{"id":"t1","name":"Claim"}]},"cursors":{"after":"x"}}
            """);

        var record = Assert.IsType<AnalyticsTaskObservation>(Assert.Single(page.Records));
        Assert.Equal(("Claim", null, "oActive count 4, max 90"), (record.TypeName, record.AssigneeName, record.ToString()));
        Assert.Equal("x", page.Cursor);
    }

    [Fact]
    public void Counts_of_agents_say_what_is_counted()
    {
        AnswerPage<AnalyticsRecord> page = Read("AgentStatusCounts", """
            {"segmentCounts":[{"segmentType":"INTERACT","count":2}],"isOutOfOfficeCounts":[{"isOutOfOffice":false,"count":5}],
             "presenceCounts":[{"systemPresence":"AWAY","organizationPresenceId":"p","count":1}]}
            """);

        Assert.Equal(
            ["segmentType INTERACT 2", "systemPresence AWAY 1", "isOutOfOffice False 5"],
            page.Records.Select(r => r.ToString()));
    }

    private static AnswerPage<AnalyticsRecord> Read(string family, string json) =>
        AnswerReader.Read(AnalyticsCatalog.FindFamily(family)!, AnswerSource.Query, Encoding.UTF8.GetBytes(json));
}
