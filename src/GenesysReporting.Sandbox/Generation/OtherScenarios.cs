using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Outbound calls, and conversations that were never closed.</summary>
internal static class OtherScenarios
{
    private static readonly int[] Unavailable = [480];
    private static readonly int[] NoAnswer = [19];

    public static void Outbound(ConversationDraft draft)
    {
        SessionDraft session = Dial(draft, out QueueInfo? queue);
        int holds = draft.Dice.Percent(15) ? 1 : 0;
        DateTimeOffset left = AgentSteps.Talk(draft, session, queue, new HandlingOptions { Holds = holds });
        Steps.AddCustomer(draft, CalledCustomer(draft));
        Steps.EndCustomer(draft, "client", left);
    }

    public static void OutboundUnanswered(ConversationDraft draft)
    {
        Dial(draft, out _);
        Steps.AddCustomer(draft, CalledCustomer(draft));
        draft.CustomerSession!.AddSegment("contacting", draft.Start, draft.Now, null, new()
        {
            { "disconnectType", "endpoint" }, { "sipResponseCodes", Unavailable }, { "q850ResponseCodes", NoAnswer },
        });
    }

    /// <summary>A conversation that every system lost: it never ends.</summary>
    public static void NeverClosed(ConversationDraft draft)
    {
        draft.MediaType = "message";
        draft.Ends = false;
        Steps.AddCustomer(draft, new() { { "messageType", "webmessaging" } });
        Steps.EndCustomer(draft, "system");
    }

    /// <summary>A call with only one participant, without a name, queue, agent or division.</summary>
    public static void SingleSession(ConversationDraft draft)
    {
        SessionDraft session = draft.AddParticipant("external", [], []);
        session.AddSegment("unknown", draft.Start, draft.Advance(0.001, 0.9));
    }

    private static SessionDraft Dial(ConversationDraft draft, out QueueInfo? queue)
    {
        draft.Direction = "outbound";
        draft.Fields.Add("conversationInitiator", "agent");
        queue = draft.Dice.Percent(60) ? Steps.RandomQueue(draft) : null;
        if (queue is not null)
        {
            draft.AddDivision(queue.DivisionId);
            draft.LastQueueId = queue.Id;
        }

        SessionDraft session =
            AgentSteps.AddAgent(draft, AgentSteps.RandomAgent(draft), new() { { "dnis", Texts.Dnis(draft.Dice) } });
        AddLeg(draft, session, "contacting", "tContacting", queue);
        AddLeg(draft, session, "dialing", "tDialing", queue);
        session.AddCounter("nOutbound", draft.Start);
        return session;
    }

    private static void AddLeg(ConversationDraft draft, SessionDraft session, string type, string metric, QueueInfo? queue)
    {
        DateTimeOffset from = draft.Now;
        DateTimeOffset to = draft.Advance(1, 25);
        session.AddSegment(type, from, to, queue is null ? null : Steps.QueueFields(draft, queue));
        session.AddDuration(metric, to - from, to);
    }

    private static Members CalledCustomer(ConversationDraft draft) => new()
    {
        { "ani", "tel:+33199001234" }, { "dnis", Texts.Dnis(draft.Dice) }, { "provider", "Edge" },
    };
}
