using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Inbound calls.</summary>
internal static class VoiceScenarios
{
    private static readonly int[] ServiceUnavailable = [503];
    private static readonly string[] Codecs = ["audio/opus"];

    public static void Answered(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo queue = Steps.RandomQueue(draft);
        ToAgent(draft, queue, new HandlingOptions
        {
            Holds = draft.Dice.Percent(30) ? draft.Dice.Between(1, 3) : 0,
            WrapUp = draft.Dice.Percent(92),
            DisconnectType = draft.Dice.Percent(60) ? "peer" : "client",
        });
    }

    public static void Abandoned(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        Steps.VisitQueue(draft, Steps.RandomQueue(draft), "tAbandon", 6, 400);
        Steps.EndCustomer(draft, "client");
    }

    public static void AbandonedImmediately(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        Steps.VisitQueue(draft, Steps.RandomQueue(draft), "tAbandon", 0.3, 4.8);
        Steps.EndCustomer(draft, "client");
    }

    public static void AgentDidNotRespond(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo queue = Steps.RandomQueue(draft);
        DateTimeOffset entered = draft.Now;
        SessionDraft visit = Steps.EnterQueue(draft, queue);
        draft.Advance(1, 30);
        AgentSteps.AlertWithoutAnswer(draft, AgentSteps.RandomAgent(draft), queue);
        draft.Advance(2, 60);
        Steps.LeaveQueue(draft, visit, queue, entered, "tAnswered");
        Finish(draft, queue, new HandlingOptions());
    }

    public static void BlindTransfer(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo first = Steps.RandomQueue(draft);
        Steps.VisitQueue(draft, first, "tAnswered", 4, 120);
        DateTimeOffset left = AgentSteps.Handle(draft, AgentSteps.RandomAgent(draft), first, Alert(draft), new HandlingOptions
        {
            Transfer = "nBlindTransferred", DisconnectType = "transfer", TalkHigh = 200,
        });

        // The customer moves on at once, while the first agent is still wrapping up.
        draft.Now = left;
        QueueInfo second = Steps.OtherQueue(draft, first);
        ToAgent(draft, second, new HandlingOptions { Holds = draft.Dice.Below(2) });
    }

    public static void ConsultTransfer(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo queue = Steps.RandomQueue(draft);
        Steps.VisitQueue(draft, queue, "tAnswered", 4, 120);
        DateTimeOffset alert = Alert(draft);
        SessionDraft first = AgentSteps.AddAgent(draft, AgentSteps.RandomAgent(draft));
        first.AddSegment("alert", alert, draft.Now, Steps.QueueFields(draft, queue));
        first.AddDuration("tAlert", draft.Now - alert, draft.Now);
        first.AddCounter("nConsult", draft.Now.AddSeconds(20));
        DateTimeOffset left = AgentSteps.Talk(draft, first, queue, new HandlingOptions
        {
            TalkLow = 60, Holds = 1, Transfer = "nConsultTransferred", DisconnectType = "consultTransfer",
        });
        draft.Now = left;
        Finish(draft, null, new HandlingOptions());
    }

    public static void MenuOnly(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "peer", 2, 60);
        draft.Fields.Add("selfServed", draft.Dice.Percent(50));
        Steps.EndCustomer(draft, "client");
    }

    public static void FlowedOut(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo queue = Steps.RandomQueue(draft);
        Steps.VisitQueue(draft, queue, "tFlowOut", 60, 300);
        SessionDraft voicemail = draft.AddParticipant("voicemail", [], []);
        DateTimeOffset from = draft.Now;
        voicemail.AddSegment("voicemail", from, draft.Advance(5, 60), null, new() { { "disconnectType", "peer" } });
        voicemail.AddDuration("tVoicemail", draft.Now - from, draft.Now);
        Steps.EndCustomer(draft, "client");
    }

    public static void Failed(ConversationDraft draft)
    {
        Begin(draft);
        Steps.AddIvr(draft, "transfer");
        QueueInfo queue = Steps.RandomQueue(draft);
        Steps.VisitQueue(draft, queue, "tAnswered", 2, 60);
        AgentSteps.Handle(draft, AgentSteps.RandomAgent(draft), queue, Alert(draft), new HandlingOptions
        {
            TalkHigh = 100, DisconnectType = "error", WrapUp = false,
        });
        draft.CustomerSession!.AddCounter("nError", draft.Now);
        Steps.EndCustomer(draft, "error", fields: new()
        {
            { "errorCode", "error.ininedgecontrol.connection.media" }, { "sipResponseCodes", ServiceUnavailable },
        });
    }

    private static void Begin(ConversationDraft draft)
    {
        draft.Fields.Add("conversationInitiator", draft.Dice.Percent(80) ? "customer" : null);
        Steps.AddCustomer(draft, new()
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

    private static void ToAgent(ConversationDraft draft, QueueInfo queue, HandlingOptions options)
    {
        Steps.VisitQueue(draft, queue, "tAnswered", 2, 200);
        Finish(draft, queue, options);
    }

    private static void Finish(ConversationDraft draft, QueueInfo? queue, HandlingOptions options)
    {
        DateTimeOffset left = AgentSteps.Handle(draft, AgentSteps.RandomAgent(draft), queue, Alert(draft), options);
        Steps.EndCustomer(draft, options.DisconnectType == "client" ? "peer" : "client", left);
        VoiceQuality(draft, left);
    }

    /// <summary>Returns the start of the agent's alert, in the last seconds of the wait.</summary>
    private static DateTimeOffset Alert(ConversationDraft draft) => draft.Now - draft.Dice.Span(0.5, 1.9);

    private static void VoiceQuality(ConversationDraft draft, DateTimeOffset at)
    {
        double mos = 3.2 + (draft.Dice.Below(170) / 100.0);
        draft.EndFields.Add("mediaStatsMinConversationMos", mos);
        draft.EndFields.Add("mediaStatsMinConversationRFactor", 70.5 + draft.Dice.Below(20));
        draft.CustomerSession!.EndFields.Add("mediaEndpointStats", new[]
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
