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
        Steps.AddCustomer(draft, new() { { "provider", "PureCloud Webchat v2" }, { "roomId", draft.Dice.Uuid() + "@conference.example" } });
        QueueInfo queue = Steps.RandomQueue(draft);
        if (draft.Dice.Percent(20))
        {
            Steps.VisitQueue(draft, queue, "tAbandon", 3, 200);
            Steps.EndCustomer(draft, "client");
            return;
        }

        HandleInQueue(draft, queue, "tAnswered", 2, 120, new HandlingOptions { TalkLow = 60, TalkHigh = 1800 });
    }

    public static void Message(ConversationDraft draft) => Message(draft, 300, 60_000);

    /// <summary>A message that is open for up to 20 days.</summary>
    public static void SlowMessage(ConversationDraft draft) => Message(draft, 6 * 86_400, 19.5 * 86_400);

    private static void Message(ConversationDraft draft, double talkLow, double talkHigh)
    {
        draft.MediaType = "message";
        (string type, string source) = draft.Dice.Pick(Channels);
        bool phone = type is "whatsapp" or "sms";
        Steps.AddCustomer(draft, new()
        {
            { "messageType", type },
            { "engagementSource", source },
            { "addressFrom", phone ? "+3361234" + draft.Dice.Between(1000, 9999) : draft.Dice.Uuid() },
            { "addressTo", phone ? "+33199009900" : "sandbox-page" },
            { "authenticated", draft.Dice.Percent(30) },
        });
        HandleInQueue(draft, Steps.RandomQueue(draft), "tAnswered", 5, 900, new HandlingOptions { TalkLow = talkLow, TalkHigh = talkHigh });
    }

    /// <summary>E-mails wait for hours and are handled for days.</summary>
    public static void Email(ConversationDraft draft)
    {
        string subject = AddMailCustomer(draft, "inbound");
        HandleInQueue(draft, Steps.RandomQueue(draft), "tAnswered", 60, 86_400, new HandlingOptions
        {
            TalkLow = 60, TalkHigh = draft.Dice.Percent(20) ? 4 * 86_400 : 3600, DisconnectType = "client", Subject = subject,
        });
    }

    public static void LongEmail(ConversationDraft draft) => LongEmail(draft, 3 * 86_400, 6 * 86_400);

    /// <summary>An e-mail that is open for up to 20 days.</summary>
    public static void SlowEmail(ConversationDraft draft) => LongEmail(draft, 8 * 86_400, 19 * 86_400);

    private static void LongEmail(ConversationDraft draft, double talkLow, double talkHigh)
    {
        string subject = AddMailCustomer(draft, "inbound");
        HandleInQueue(draft, Steps.RandomQueue(draft), "tAnswered", 3600, 40_000, new HandlingOptions
        {
            TalkLow = talkLow, TalkHigh = talkHigh, DisconnectType = "client", Subject = subject,
        });
    }

    public static void EmailSent(ConversationDraft draft)
    {
        draft.Direction = "outbound";
        string subject = AddMailCustomer(draft, "outbound");
        QueueInfo queue = Steps.RandomQueue(draft);
        SessionDraft session = AgentSteps.AddAgent(draft, AgentSteps.RandomAgent(draft));
        session.AddCounter("nOutbound", draft.Now);
        DateTimeOffset left =
            AgentSteps.Talk(draft, session, queue, new HandlingOptions { Subject = subject, DisconnectType = "client" });
        draft.AddDivision(queue.DivisionId);
        draft.LastQueueId = queue.Id;
        Steps.EndCustomer(draft, "peer", left);
    }

    /// <summary>A callback adds neither tAnswered nor tAbandon to its queue.</summary>
    public static void Callback(ConversationDraft draft)
    {
        draft.MediaType = "callback";
        DateTimeOffset due = draft.Start.AddMinutes(draft.Dice.Between(5, 120));
        string number = "+336" + draft.Dice.Between(10_000_000, 99_999_999);
        Steps.AddCustomer(draft, new()
        {
            { "callbackNumbers", new[] { number } },
            { "callbackUserName", Texts.Customer(draft.Dice) },
            { "callbackScheduledTime", due },
        });
        QueueInfo queue = Steps.RandomQueue(draft);
        draft.CustomerSession!.AddSegment("scheduled", draft.Now, due);
        draft.CustomerSession.AddCounter("nCallbackScheduled", draft.Now);
        draft.Now = due;
        Steps.VisitQueue(draft, queue, null, 2, 300);
        Agent agent = AgentSteps.RandomAgent(draft);
        SessionDraft callback = AgentSteps.AddAgent(draft, agent, new() { { "callbackNumbers", new[] { number } } });
        SessionDraft call = draft.AddSession(new()
        {
            { "mediaType", "voice" }, { "direction", "outbound" }, { "dnis", "tel:" + number },
        });
        DateTimeOffset dialed = draft.Now;
        DateTimeOffset left = AgentSteps.Talk(draft, callback, queue, new HandlingOptions());
        call.AddSegment("dialing", dialed, dialed.AddSeconds(3));
        call.AddSegment("interact", dialed.AddSeconds(3), left, null, new() { { "disconnectType", "peer" } });
        call.AddDuration("tDialing", TimeSpan.FromSeconds(3), dialed.AddSeconds(3));
        call.AddCounter("nOutbound", dialed);
        Steps.EndCustomer(draft, "peer", left);
    }

    private static string AddMailCustomer(ConversationDraft draft, string direction)
    {
        draft.MediaType = "email";
        string subject = Texts.Subject(draft.Dice);
        string customer = Texts.Mail(draft.Dice);
        bool sent = direction == "outbound";
        Steps.AddCustomer(draft, new()
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

    private static void HandleInQueue(ConversationDraft draft, QueueInfo queue, string outcome, double low, double high, HandlingOptions options)
    {
        Steps.VisitQueue(draft, queue, outcome, low, high);
        Agent agent = AgentSteps.RandomAgent(draft);
        DateTimeOffset left = AgentSteps.Handle(draft, agent, queue, draft.Now - draft.Dice.Span(0.4, 1.9), options);
        Steps.EndCustomer(draft, options.DisconnectType == "client" ? "peer" : "client", left,
            new() { { "subject", options.Subject }, { "properties", draft.MediaType == "chat" ? Properties(draft.Dice) : null } });
    }
}
