using GenesysReporting.Analytics;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using static GenesysReporting.Tests.Rows.Calls;

namespace GenesysReporting.Tests.Rows.Conversations;

public class GrainTests
{
    private static readonly AnalyticsConversation Transferred = Of(
        Customer(),
        Queue("q1", 0, 1),
        new()
        {
            Purpose = "agent",
            ParticipantName = "One",
            UserId = "u1",
            TeamId = "t1",
            Sessions =
            [
                Session(Segment("alert", 0, 1, "q1"), Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 7, "q1", "w1")) with
                {
                    SessionId = "s1",
                    Metrics = [new() { Name = "tHandle", Value = 360_000 }],
                },
                Session(Segment("interact", 8, 9, "q3")) with { SessionId = "s2", Metrics = [new() { Name = "tHandle", Value = 60_000 }] },
            ],
        },
        Queue("q2", 5, 6),
        Agent("u2", Segment("interact", 6, null, "q2")));

    public static TheoryData<RowGrain> Grains => [RowGrain.Conversation, RowGrain.Participant, RowGrain.Session, RowGrain.Segment];

    [Fact]
    public void A_session_shows_its_own_queue_agent_and_code() => Assert.Equal(
        [(null, null, null), ("q1", null, null), ("q1", "u1", "w1"), ("q3", "u1", null), ("q2", null, null), ("q2", "u2", null)],
        Pairs(RowGrain.Session));

    [Fact]
    public void A_participant_shows_those_of_all_its_sessions() => Assert.Equal(
        [(null, null, null), ("q1", null, null), ("q1; q3", "u1", "w1"), ("q2", null, null), ("q2", "u2", null)],
        Pairs(RowGrain.Participant));

    [Fact]
    public void A_segment_shows_its_own_and_the_agent_of_its_participant() => Assert.Equal(
        [
            (null, null, null), ("q1", null, null), ("q1", "u1", null), ("q1", "u1", null), ("q1", "u1", "w1"), ("q3", "u1", null),
            ("q2", null, null), ("q2", "u2", null),
        ],
        Pairs(RowGrain.Segment));

    [Theory]
    [InlineData(RowGrain.Conversation, 420L)]
    [InlineData(RowGrain.Participant, null, null, 420L, null, null)]
    [InlineData(RowGrain.Session, null, null, 360L, 60L, null, null)]
    public void Metrics_are_summed_over_the_sessions_of_a_row(RowGrain grain, params object?[] expected) =>
        Assert.Equal(expected, Cells(grain, "HandleSeconds"));

    [Theory]
    [InlineData(RowGrain.Participant, "08:00:00|08:00:00|08:00:00|08:05:00|08:06:00", "3600|60|540|60|")]
    [InlineData(RowGrain.Session, "08:00:00|08:00:00|08:00:00|08:08:00|08:05:00|08:06:00", "3600|60|420|60|60|")]
    public void A_row_lasts_from_its_first_to_its_last_segment_and_an_open_one_has_no_end(RowGrain grain, string starts, string durations)
    {
        Assert.Equal(starts, string.Join('|', Cells(grain, "Start").Select(c => $"{c:HH:mm:ss}")));
        Assert.Equal(durations, string.Join('|', Cells(grain, "DurationSeconds")));
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Columns_are_the_same_whatever_a_conversation_holds(RowGrain grain)
    {
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(grain, new RowOptions());
        var bare = new AnalyticsConversation { Participants = [new() { Sessions = [new() { Segments = [new()] }] }] };

        object?[] empty = schema.Read(bare).Single();

        Assert.Equal(schema.Names.Count, empty.Length);
        Assert.All(empty, Assert.Null);
        Assert.Equal(schema.Names.Count, schema.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(schema.Read(Transferred), row => Assert.Equal(schema.Names.Count, row.Length));
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Names_stand_beside_their_ids(RowGrain grain)
    {
        IReadOnlyList<RowColumn> columns = ConversationSchemas.Of(grain, new RowOptions { WithNames = true }).Columns;

        Assert.Equal(
            ["QueueId:QueueName", "UserId:UserName", "WrapUpCode:WrapUpName"],
            columns.Select((c, i) => (c, i)).Where(c => c.c.NamesOf == c.i - 1).Select(c => $"{columns[c.i - 1].Name}:{c.c.Name}").Take(3));
        Assert.All(columns, (c, i) => Assert.True(c.NamesOf is null || (c.NamesOf == i - 1 && columns[i - 1].Lookup is not null)));
        Assert.All(columns, c => Assert.True(c.NamesOf is null || c.IsFreeText));
    }

    [Theory]
    [InlineData(RowGrain.Conversation, "CustomerName ExternalTag WrapUpNote Subject")]
    [InlineData(RowGrain.Participant, "ParticipantName WrapUpNote Subject")]
    [InlineData(RowGrain.Session, "ParticipantName WrapUpNote Subject DispositionName")]
    [InlineData(RowGrain.Segment, "ParticipantName WrapUpNote WrapUpTags Subject")]
    public void What_people_wrote_is_known(RowGrain grain, string expected) => Assert.Equal(
        expected, string.Join(' ', ConversationSchemas.Of(grain, new RowOptions()).Columns.Where(c => c.IsFreeText).Select(c => c.Name)));

    [Fact]
    public void Segments_have_no_metrics() => Assert.Equal(
        "MetricNotTaken",
        Assert.Throws<InputException>(() => ConversationSchemas.Of(RowGrain.Segment, new RowOptions { Metrics = ["tHandle"] })).ErrorId);

    private static (object?, object?, object?)[] Pairs(RowGrain grain) =>
        [.. Cells(grain, "QueueId").Zip(Cells(grain, "UserId"), Cells(grain, "WrapUpCode"))];

    private static object?[] Cells(RowGrain grain, string column)
    {
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(grain, new RowOptions { TimeZone = TimeZoneInfo.Utc });
        int index = schema.Names.ToList().IndexOf(column);
        return [.. schema.Read(Transferred).Select(row => row[index])];
    }
}
