using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Calls that came in.</summary>
internal static class VoiceScenarios
{
    private static readonly int[] ServiceUnavailable = [503];
    private static readonly string[] Codecs = ["audio/opus"];

    public static void Answered(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo queue = Steps.AnyQueue(draft);
        ToAgent(draft, queue, new Handling
        {
            Holds = draft.Dice.Percent(30) ? draft.Dice.Between(1, 3) : 0,
            WrapUp = draft.Dice.Percent(92),
            DisconnectType = draft.Dice.Percent(60) ? "peer" : "client",
        });
    }

    public static void Abandoned(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        Steps.Queue(draft, Steps.AnyQueue(draft), "tAbandon", 6, 400);
        Steps.CustomerLeaves(draft, "client");
    }

    public static void AbandonedAtOnce(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        Steps.Queue(draft, Steps.AnyQueue(draft), "tAbandon", 0.3, 4.8);
        Steps.CustomerLeaves(draft, "client");
    }

    public static void NobodyResponded(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo queue = Steps.AnyQueue(draft);
        DateTimeOffset entered = draft.Now;
        SessionDraft visit = Steps.EnterQueue(draft, queue);
        draft.Step(1, 30);
        AgentSteps.DoesNotRespond(draft, AgentSteps.AnyAgent(draft), queue);
        draft.Step(2, 60);
        Steps.LeaveQueue(draft, visit, queue, entered, "tAnswered");
        Finish(draft, queue, new Handling());
    }

    public static void BlindTransfer(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo first = Steps.AnyQueue(draft);
        Steps.Queue(draft, first, "tAnswered", 4, 120);
        DateTimeOffset left = AgentSteps.Handles(draft, AgentSteps.AnyAgent(draft), first, Alert(draft), new Handling
        {
            Transfer = "nBlindTransferred", DisconnectType = "transfer", TalkHigh = 200,
        });

        // The customer goes on at once, while the first agent is still wrapping up.
        draft.Now = left;
        QueueInfo second = Steps.OtherQueue(draft, first);
        ToAgent(draft, second, new Handling { Holds = draft.Dice.Below(2) });
    }

    public static void ConsultTransfer(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo queue = Steps.AnyQueue(draft);
        Steps.Queue(draft, queue, "tAnswered", 4, 120);
        DateTimeOffset alert = Alert(draft);
        SessionDraft first = AgentSteps.Join(draft, AgentSteps.AnyAgent(draft));
        first.Add("alert", alert, draft.Now, Steps.QueueFacts(draft, queue));
        first.Measure("tAlert", draft.Now - alert, draft.Now);
        first.Count("nConsult", draft.Now.AddSeconds(20));
        DateTimeOffset left = AgentSteps.Talks(draft, first, queue, new Handling
        {
            TalkLow = 60, Holds = 1, Transfer = "nConsultTransferred", DisconnectType = "consultTransfer",
        });
        draft.Now = left;
        Finish(draft, null, new Handling());
    }

    public static void MenuOnly(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "peer", 2, 60);
        draft.Facts.Add("selfServed", draft.Dice.Percent(50));
        Steps.CustomerLeaves(draft, "client");
    }

    public static void FlowedOut(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo queue = Steps.AnyQueue(draft);
        Steps.Queue(draft, queue, "tFlowOut", 60, 300);
        SessionDraft voicemail = draft.Join("voicemail", [], []);
        DateTimeOffset from = draft.Now;
        voicemail.Add("voicemail", from, draft.Step(5, 60), null, new() { { "disconnectType", "peer" } });
        voicemail.Measure("tVoicemail", draft.Now - from, draft.Now);
        Steps.CustomerLeaves(draft, "client");
    }

    public static void Broke(ConversationDraft draft)
    {
        Begin(draft);
        Steps.Ivr(draft, "transfer");
        QueueInfo queue = Steps.AnyQueue(draft);
        Steps.Queue(draft, queue, "tAnswered", 2, 60);
        AgentSteps.Handles(draft, AgentSteps.AnyAgent(draft), queue, Alert(draft), new Handling
        {
            TalkHigh = 100, DisconnectType = "error", WrapUp = false,
        });
        draft.CustomerSession!.Count("nError", draft.Now);
        Steps.CustomerLeaves(draft, "error", facts: new()
        {
            { "errorCode", "error.ininedgecontrol.connection.media" }, { "sipResponseCodes", ServiceUnavailable },
        });
    }

    private static void Begin(ConversationDraft draft)
    {
        draft.Facts.Add("conversationInitiator", draft.Dice.Percent(80) ? "customer" : null);
        Steps.CustomerJoins(draft, new()
        {
            { "ani", draft.Dice.Percent(92) ? Texts.Ani(draft.Dice) : null },
            { "dnis", Texts.Dnis(draft.Dice) },
            { "sessionDnis", "tel:+33199001234" },
            { "edgeId", draft.Dice.Uuid() },
            { "provider", "Edge" },
            { "protocolCallId", draft.Dice.Uuid().Replace("-", string.Empty, StringComparison.Ordinal) },
            { "remoteNameDisplayable", draft.Dice.Percent(60) ? Texts.Customer(draft.Dice) : null },
            { "recording", draft.Dice.Percent(90) },
        });
    }

    private static void ToAgent(ConversationDraft draft, QueueInfo queue, Handling how)
    {
        Steps.Queue(draft, queue, "tAnswered", 2, 200);
        Finish(draft, queue, how);
    }

    private static void Finish(ConversationDraft draft, QueueInfo? queue, Handling how)
    {
        DateTimeOffset left = AgentSteps.Handles(draft, AgentSteps.AnyAgent(draft), queue, Alert(draft), how);
        Steps.CustomerLeaves(draft, how.DisconnectType == "client" ? "peer" : "client", left);
        VoiceQuality(draft, left);
    }

    /// <summary>The agent's phone rang for the last seconds of the wait.</summary>
    private static DateTimeOffset Alert(ConversationDraft draft) => draft.Now - draft.Dice.Span(0.5, 1.9);

    private static void VoiceQuality(ConversationDraft draft, DateTimeOffset at)
    {
        double mos = 3.2 + (draft.Dice.Below(170) / 100.0);
        draft.EndFacts.Add("mediaStatsMinConversationMos", mos);
        draft.EndFacts.Add("mediaStatsMinConversationRFactor", 70.5 + draft.Dice.Below(20));
        draft.CustomerSession!.EndFacts.Add("mediaEndpointStats", new[]
        {
            new Members
            {
                { "codecs", Codecs },
                { "eventTime", at },
                { "maxLatencyMs", draft.Dice.Between(10, 180) },
                { "minMos", mos },
                { "minRFactor", 88.5 },
                { "receivedPackets", draft.Dice.Between(500, 60_000) },
                { "discardedPackets", draft.Dice.Below(12) },
            },
        });
    }
}
