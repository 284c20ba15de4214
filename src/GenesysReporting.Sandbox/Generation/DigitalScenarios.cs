using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Chats, messages, e-mails and callbacks.</summary>
internal static class DigitalScenarios
{
    private static readonly (string Type, string Source)[] Channels =
        [("whatsapp", "WhatsApp"), ("sms", "SMS"), ("facebook", "FacebookMessenger"), ("webmessaging", "Unspecified")];

    private static readonly string[] Copies = ["copy@example.com", "\"Doe, Jane\" <jane@example.com>"];

    public static void Chat(ConversationDraft draft)
    {
        draft.MediaType = "chat";
        Steps.CustomerJoins(draft, new() { { "provider", "PureCloud Webchat v2" }, { "roomId", draft.Dice.Uuid() + "@conference.example" } });
        QueueInfo queue = Steps.AnyQueue(draft);
        if (draft.Dice.Percent(20))
        {
            Steps.Queue(draft, queue, "tAbandon", 3, 200);
            Steps.CustomerLeaves(draft, "client");
            return;
        }

        Digital(draft, queue, "tAnswered", 2, 120, new Handling { TalkLow = 60, TalkHigh = 1800 });
    }

    public static void Message(ConversationDraft draft)
    {
        draft.MediaType = "message";
        (string type, string source) = draft.Dice.Pick(Channels);
        bool phone = type is "whatsapp" or "sms";
        Steps.CustomerJoins(draft, new()
        {
            { "messageType", type },
            { "engagementSource", source },
            { "addressFrom", phone ? "+3361234" + draft.Dice.Between(1000, 9999) : draft.Dice.Uuid() },
            { "addressTo", phone ? "+33199009900" : "sandbox-page" },
            { "authenticated", draft.Dice.Percent(30) },
        });
        Digital(draft, Steps.AnyQueue(draft), "tAnswered", 5, 900, new Handling { TalkLow = 300, TalkHigh = 60_000 });
    }

    /// <summary>Mails wait for hours and are handled for days, parked in between.</summary>
    public static void Email(ConversationDraft draft)
    {
        string subject = Mailed(draft, "inbound");
        Digital(draft, Steps.AnyQueue(draft), "tAnswered", 60, 86_400, new Handling
        {
            TalkLow = 60, TalkHigh = draft.Dice.Percent(20) ? 4 * 86_400 : 3600, DisconnectType = "client", Subject = subject,
        });
    }

    public static void LongEmail(ConversationDraft draft)
    {
        string subject = Mailed(draft, "inbound");
        Digital(draft, Steps.AnyQueue(draft), "tAnswered", 3600, 40_000, new Handling
        {
            TalkLow = 3 * 86_400, TalkHigh = 6 * 86_400, DisconnectType = "client", Subject = subject,
        });
    }

    public static void EmailSent(ConversationDraft draft)
    {
        draft.Direction = "outbound";
        string subject = Mailed(draft, "outbound");
        QueueInfo queue = Steps.AnyQueue(draft);
        SessionDraft session = AgentSteps.Join(draft, AgentSteps.AnyAgent(draft));
        session.Count("nOutbound", draft.Now);
        DateTimeOffset left =
            AgentSteps.Talks(draft, session, queue, new Handling { Subject = subject, DisconnectType = "client" });
        draft.Touch(queue.DivisionId);
        draft.LastQueueId = queue.Id;
        Steps.CustomerLeaves(draft, "peer", left);
    }

    /// <summary>A callback fills neither tAnswered nor tAbandon of its queue.</summary>
    public static void Callback(ConversationDraft draft)
    {
        draft.MediaType = "callback";
        DateTimeOffset due = draft.Start.AddMinutes(draft.Dice.Between(5, 120));
        string number = "+336" + draft.Dice.Between(10_000_000, 99_999_999);
        Steps.CustomerJoins(draft, new()
        {
            { "callbackNumbers", new[] { number } },
            { "callbackUserName", Texts.Customer(draft.Dice) },
            { "callbackScheduledTime", due },
        });
        QueueInfo queue = Steps.AnyQueue(draft);
        draft.CustomerSession!.Add("scheduled", draft.Now, due);
        draft.CustomerSession.Count("nCallbackScheduled", draft.Now);
        draft.Now = due;
        Steps.Queue(draft, queue, null, 2, 300);
        Agent agent = AgentSteps.AnyAgent(draft);
        SessionDraft callback = AgentSteps.Join(draft, agent, new() { { "callbackNumbers", new[] { number } } });
        SessionDraft call = draft.JoinAgain(new()
        {
            { "mediaType", "voice" }, { "direction", "outbound" }, { "dnis", "tel:" + number },
        });
        DateTimeOffset dialed = draft.Now;
        DateTimeOffset left = AgentSteps.Talks(draft, callback, queue, new Handling());
        call.Add("dialing", dialed, dialed.AddSeconds(3));
        call.Add("interact", dialed.AddSeconds(3), left, null, new() { { "disconnectType", "peer" } });
        call.Measure("tDialing", TimeSpan.FromSeconds(3), dialed.AddSeconds(3));
        call.Count("nOutbound", dialed);
        Steps.CustomerLeaves(draft, "peer", left);
    }

    private static string Mailed(ConversationDraft draft, string direction)
    {
        draft.MediaType = "email";
        string subject = Texts.Subject(draft.Dice);
        string customer = Texts.Mail(draft.Dice);
        bool sent = direction == "outbound";
        Steps.CustomerJoins(draft, new()
        {
            { "addressFrom", sent ? "care@sandbox.example" : customer },
            { "addressTo", sent ? customer : "care@sandbox.example" },
            { "cc", draft.Dice.Percent(20) ? Copies : null },
        });
        return subject;
    }

    private static Members[] Properties(Dice dice) =>
    [
        new() { { "propertyType", "string" }, { "property", "page" }, { "value", dice.Percent(50) ? "pricing" : "help, \"FAQ\"" } },
        new() { { "propertyType", "integer" }, { "property", "visits" }, { "value", dice.Below(9) + string.Empty } },
    ];

    private static void Digital(ConversationDraft draft, QueueInfo queue, string outcome, double low, double high, Handling how)
    {
        Steps.Queue(draft, queue, outcome, low, high);
        Agent agent = AgentSteps.AnyAgent(draft);
        DateTimeOffset left = AgentSteps.Handles(draft, agent, queue, draft.Now - draft.Dice.Span(0.4, 1.9), how);
        Steps.CustomerLeaves(draft, how.DisconnectType == "client" ? "peer" : "client", left,
            new() { { "subject", how.Subject }, { "properties", draft.MediaType == "chat" ? Properties(draft.Dice) : null } });
    }
}
