using GenesysReporting.Analytics;
using GenesysReporting.Rows;
using static GenesysReporting.Tests.Rows.Calls;

namespace GenesysReporting.Tests.Rows.Conversations;

public class AgentHandlingTests
{
    /// <summary>The story, and the last queue, agent and code in the row of the conversation.</summary>
    public static TheoryData<string, string?, string?, string?> Stories => new()
    {
        { "one agent", "q1", "u1", "w1" },
        { "one agent without a code", "q1", "u1", null },
        { "nobody", null, null, null },
        { "abandoned while it rang", null, null, null },
        { "did not answer, another did", "q1", "u2", "w2" },
        { "blind transfer to another queue, first code late", "q2", "u2", "w2" },
        { "transfer, second agent gives no code", "q2", "u2", null },
        { "consult, first agent returns", "q1", "u1", "w1" },
        { "consult transfer to a colleague without a queue", null, "u2", "w2" },
        { "both leave together", "q2", "u2", "w2" },
        { "transferred back to the first", "q1", "u1", "w3" },
        { "still talking", "q2", "u2", null },
        { "a supervisor listens longer", "q1", "u1", "w1" },
        { "code without a queue of its own", "q1", "u1", "w1" },
        { "code belongs to the earlier queue of the agent", "q1", "u1", "w1" },
        { "callback and voice sessions of one agent", "q1", "u1", "w1" },
        { "dialled, nobody answered, code given", "q1", "u1", "w1" },
        { "two codes of one agent", "q1", "u1", "w2" },
        { "customer with a user id", null, null, null },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void The_last_queue_agent_and_code_are_those_of_one_agent(string story, string? queue, string? user, string? code)
    {
        RowSchema<AnalyticsConversation> schema = ConversationSchemas.Of(RowGrain.Conversation, new RowOptions());
        object?[] row = schema.Read(Tell(story)).Single();

        Assert.Equal((queue, user, code), (Cell("LastQueueId"), Cell("LastUserId"), Cell("LastWrapUpCode")));

        object? Cell(string column) => row[schema.Names.ToList().IndexOf(column)];
    }

    private static AnalyticsConversation Tell(string story) => Of([Customer(), .. Others(story)]);

    private static AnalyticsParticipant[] Others(string story) => story switch
    {
        "one agent" => [Queue("q1", 0, 1), Agent("u1", Segment("alert", 0, 1, "q1"), Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1"))],
        "one agent without a code" => [Agent("u1", Segment("interact", 1, 5, "q1"))],
        "nobody" => [Queue("q1", 0, 1)],
        "abandoned while it rang" => [Agent("u1", Segment("alert", 0, 1, "q1"))],
        "did not answer, another did" =>
            [Agent("u1", Segment("alert", 0, 1, "q1")), Agent("u2", Segment("alert", 1, 2, "q1"), Segment("interact", 2, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w2"))],
        "blind transfer to another queue, first code late" =>
            [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 30, "q1", "w1")), Agent("u2", Segment("interact", 6, 9, "q2"), Segment("wrapup", 9, 10, "q2", "w2"))],
        "transfer, second agent gives no code" =>
            [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1")), Agent("u2", Segment("interact", 6, 9, "q2"))],
        "consult, first agent returns" =>
            [Agent("u1", Segment("interact", 1, 3, "q1"), Segment("hold", 3, 5, "q1"), Segment("interact", 5, 9, "q1"), Segment("wrapup", 9, 10, "q1", "w1")), Agent("u2", Segment("interact", 3, 5))],
        "consult transfer to a colleague without a queue" =>
            [Agent("u1", Segment("interact", 1, 3, "q1"), Segment("hold", 3, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1")), Agent("u2", Segment("interact", 3, 9), Segment("wrapup", 9, 10, null, "w2"))],
        "both leave together" =>
            [Agent("u2", Segment("interact", 4, 9, "q2"), Segment("wrapup", 9, 10, "q2", "w2")), Agent("u1", Segment("interact", 1, 9, "q1"), Segment("wrapup", 9, 12, "q1", "w1"))],
        "transferred back to the first" =>
            [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1")), Agent("u2", Segment("interact", 6, 9, "q2"), Segment("wrapup", 9, 10, "q2", "w2")), Agent("u1", Segment("interact", 10, 12, "q1"), Segment("wrapup", 12, 13, "q1", "w3"))],
        "still talking" =>
            [Agent("u2", Segment("interact", 6, null, "q2")), Agent("u1", Segment("interact", 1, 20, "q1"), Segment("wrapup", 20, 21, "q1", "w1"))],
        "a supervisor listens longer" =>
            [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1")), Agent("u9", Segment("monitoring", 2, 8), Segment("coaching", 8, 9))],
        "code without a queue of its own" => [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, null, "w1"))],
        "code belongs to the earlier queue of the agent" =>
            [new() { Purpose = "agent", UserId = "u1", Sessions = [Session(Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1")), Session(Segment("interact", 7, 9, "q2"))] }],
        "callback and voice sessions of one agent" =>
            [new() { Purpose = "agent", UserId = "u1", Sessions = [Session(Segment("callback", 1, 5, "q1")), Session(Segment("dialing", 1, 2), Segment("interact", 2, 5), Segment("wrapup", 5, 6, null, "w1"))] }],
        "dialled, nobody answered, code given" => [Agent("u1", Segment("dialing", 1, 2, "q1"), Segment("wrapup", 2, 3, "q1", "w1"))],
        "two codes of one agent" =>
            [Agent("u1", Segment("interact", 1, 5, "q1"), Segment("wrapup", 5, 6, "q1", "w1"), Segment("wrapup", 6, 7, "q1", "w2"))],
        "customer with a user id" => [new AnalyticsParticipant { Purpose = "external", UserId = "u5", Sessions = [Session(Segment("interact", 1, 5))] }],
        _ => throw new ArgumentOutOfRangeException(nameof(story), story, null),
    };
}
