using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Calls that went out, and conversations that nobody closed.</summary>
internal static class OtherScenarios
{
    private static readonly int[] Unavailable = [480];
    private static readonly int[] NoAnswer = [19];

    public static void Outbound(ConversationDraft draft)
    {
        SessionDraft session = Dial(draft, out QueueInfo? queue);
        int holds = draft.Dice.Percent(15) ? 1 : 0;
        DateTimeOffset left = AgentSteps.Talks(draft, session, queue, new Handling { Holds = holds });
        Steps.CustomerJoins(draft, Called(draft));
        Steps.CustomerLeaves(draft, "client", left);
    }

    public static void OutboundUnanswered(ConversationDraft draft)
    {
        Dial(draft, out _);
        Steps.CustomerJoins(draft, Called(draft));
        draft.CustomerSession!.Add("contacting", draft.Start, draft.Now, null, new()
        {
            { "disconnectType", "endpoint" }, { "sipResponseCodes", Unavailable }, { "q850ResponseCodes", NoAnswer },
        });
    }

    /// <summary>Lost by every system that took part: it has no end, and never will.</summary>
    public static void NeverClosed(ConversationDraft draft)
    {
        draft.MediaType = "message";
        draft.Ends = false;
        Steps.CustomerJoins(draft, new() { { "messageType", "webmessaging" } });
        Steps.CustomerLeaves(draft, "system");
    }

    /// <summary>A trace of a call: one participant without a name, and no queue, agent or division.</summary>
    public static void Bare(ConversationDraft draft)
    {
        SessionDraft session = draft.Join("external", [], []);
        session.Add("unknown", draft.Start, draft.Step(0.001, 0.9));
    }

    private static SessionDraft Dial(ConversationDraft draft, out QueueInfo? queue)
    {
        draft.Direction = "outbound";
        draft.Facts.Add("conversationInitiator", "agent");
        queue = draft.Dice.Percent(60) ? Steps.AnyQueue(draft) : null;
        if (queue is not null)
        {
            draft.Touch(queue.DivisionId);
            draft.LastQueueId = queue.Id;
        }

        SessionDraft session =
            AgentSteps.Join(draft, AgentSteps.AnyAgent(draft), new() { { "dnis", Texts.Dnis(draft.Dice) } });
        Leg(draft, session, "contacting", "tContacting", queue);
        Leg(draft, session, "dialing", "tDialing", queue);
        session.Count("nOutbound", draft.Start);
        return session;
    }

    private static void Leg(ConversationDraft draft, SessionDraft session, string type, string metric, QueueInfo? queue)
    {
        DateTimeOffset from = draft.Now;
        DateTimeOffset to = draft.Step(1, 25);
        session.Add(type, from, to, queue is null ? null : Steps.QueueFacts(draft, queue));
        session.Measure(metric, to - from, to);
    }

    private static Members Called(ConversationDraft draft) => new()
    {
        { "ani", "tel:+33199001234" }, { "dnis", Texts.Dnis(draft.Dice) }, { "provider", "Edge" },
    };
}
