using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>The course of an agent's part.</summary>
internal sealed record HandlingOptions
{
    public double TalkLow { get; init; } = 30;

    public double TalkHigh { get; init; } = 900;

    /// <summary>The number of times that the customer is put on hold.</summary>
    public int Holds { get; init; }

    public bool WrapUp { get; init; } = true;

    /// <summary>client if the agent disconnected, peer if the customer did; transfer, consultTransfer or error.</summary>
    public string DisconnectType { get; init; } = "peer";

    /// <summary>The counter of a transfer in addition to nTransferred.</summary>
    public string? Transfer { get; init; }

    public string? Subject { get; init; }
}

/// <summary>The steps of agents: alert, talk, hold, after-call work.</summary>
internal static class AgentSteps
{
    public static Agent RandomAgent(ConversationDraft draft) => draft.Dice.Pick(draft.World.Agents);

    public static SessionDraft AddAgent(ConversationDraft draft, Agent agent, Members? session = null)
    {
        draft.AddDivision(agent.DivisionId);
        draft.LastUserId = agent.Id;
        var fields = session ?? [];
        fields.Add("agentBullseyeRing", draft.Dice.Percent(10) ? draft.Dice.Between(1, 5) : null);
        return draft.AddParticipant("agent", new()
        {
            { "participantName", draft.Dice.Percent(90) ? agent.Name : null },
            { "userId", agent.Id },
            { "teamId", draft.Dice.Percent(70) ? agent.TeamId : null },
        }, fields);
    }

    /// <summary>Adds an agent whose phone rings without an answer.</summary>
    public static void AlertWithoutAnswer(ConversationDraft draft, Agent agent, QueueInfo queue)
    {
        SessionDraft session = AddAgent(draft, agent);
        DateTimeOffset from = draft.Now;
        session.AddSegment("alert", from, draft.Advance(8, 15), Steps.QueueFields(draft, queue), new() { { "disconnectType", "noAnswerTransfer" } });
        session.AddDuration("tAlert", draft.Now - from, draft.Now);
        session.AddDuration("tNotResponding", draft.Now - from, draft.Now);
    }

    /// <summary>Adds an agent who is alerted and talks. Returns the time when the customer's part ended.</summary>
    public static DateTimeOffset Handle(ConversationDraft draft, Agent agent, QueueInfo? queue, DateTimeOffset? alert, HandlingOptions options)
    {
        SessionDraft session = AddAgent(draft, agent);
        if (alert is { } alertStart)
        {
            session.AddSegment("alert", alertStart, draft.Now, QueueFieldsOrNone(draft, queue));
            session.AddDuration("tAlert", draft.Now - alertStart, draft.Now);
        }

        return Talk(draft, session, queue, options);
    }

    public static DateTimeOffset Talk(ConversationDraft draft, SessionDraft session, QueueInfo? queue, HandlingOptions options)
    {
        session.AddCounter("nConnected", draft.Now);
        for (int i = 0; i < options.Holds; i++)
        {
            AddTalkOrHold(draft, session, queue, "interact", "tTalk", options, last: false);
            AddTalkOrHold(draft, session, queue, "hold", "tHeld", options, last: false);
        }

        AddTalkOrHold(draft, session, queue, "interact", "tTalk", options, last: true);
        DateTimeOffset left = draft.Now;
        session.AddDuration("tTalkComplete", session.TimeIn("interact"), left);
        if (options.Holds > 0)
        {
            session.AddDuration("tHeldComplete", session.TimeIn("hold"), left);
        }

        if (options.Transfer is not null)
        {
            session.AddCounter("nTransferred", left);
            session.AddCounter(options.Transfer, left);
        }

        WrapUpAndSum(draft, session, queue, options);
        return left;
    }

    private static void AddTalkOrHold(
        ConversationDraft draft, SessionDraft session, QueueInfo? queue, string type, string metric, HandlingOptions options, bool last)
    {
        DateTimeOffset from = draft.Now;
        double share = options.Holds + 1;
        DateTimeOffset to = type == "hold" ? draft.Advance(5, 120) : draft.Advance(options.TalkLow / share, options.TalkHigh / share);
        Members fields = QueueFieldsOrNone(draft, queue);
        fields.Add("subject", options.Subject);
        session.AddSegment(type, from, to, fields, last ? new() { { "disconnectType", options.DisconnectType } } : null);
        session.AddDuration(metric, to - from, to);
    }

    private static void WrapUpAndSum(ConversationDraft draft, SessionDraft session, QueueInfo? queue, HandlingOptions options)
    {
        if (options.WrapUp)
        {
            DateTimeOffset from = draft.Now;
            DateTimeOffset to = draft.Advance(2, 90);
            session.AddSegment("wrapup", from, to, QueueFieldsOrNone(draft, queue), new()
            {
                { "wrapUpCode", draft.Dice.Percent(95) ? draft.Dice.Pick(draft.World.WrapUpIds) : null },
                { "wrapUpNote", Texts.Note(draft.Dice) },
            });
            session.AddDuration("tAcw", to - from, to);
        }

        TimeSpan before = session.TimeIn("dialing") + session.TimeIn("contacting");
        TimeSpan handled = before + session.TimeIn("interact") + session.TimeIn("hold") + session.TimeIn("wrapup");
        session.AddDuration("tHandle", handled, draft.Now);
    }

    private static Members QueueFieldsOrNone(ConversationDraft draft, QueueInfo? queue) =>
        queue is null ? [] : Steps.QueueFields(draft, queue);
}
