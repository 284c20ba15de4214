using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>How an agent's part went.</summary>
internal sealed record Handling
{
    public double TalkLow { get; init; } = 30;

    public double TalkHigh { get; init; } = 900;

    /// <summary>How often the customer is put on hold.</summary>
    public int Holds { get; init; }

    public bool WrapUp { get; init; } = true;

    /// <summary>client when the agent hung up, peer when the customer did, transfer, consultTransfer, error.</summary>
    public string DisconnectType { get; init; } = "peer";

    /// <summary>The counter that a transfer adds to nTransferred.</summary>
    public string? Transfer { get; init; }

    public string? Subject { get; init; }
}

/// <summary>The agent's side: alert, talk, hold, after-call work.</summary>
internal static class AgentSteps
{
    public static Agent AnyAgent(ConversationDraft draft) => draft.Dice.Pick(draft.World.Agents);

    public static SessionDraft Join(ConversationDraft draft, Agent agent, Members? session = null)
    {
        draft.Touch(agent.DivisionId);
        draft.LastUserId = agent.Id;
        var facts = session ?? [];
        facts.Add("agentBullseyeRing", draft.Dice.Percent(10) ? draft.Dice.Between(1, 5) : null);
        return draft.Join("agent", new()
        {
            { "participantName", draft.Dice.Percent(90) ? agent.Name : null },
            { "userId", agent.Id },
            { "teamId", draft.Dice.Percent(70) ? agent.TeamId : null },
        }, facts);
    }

    /// <summary>The agent's phone rings until somebody else has to take it.</summary>
    public static void DoesNotRespond(ConversationDraft draft, Agent agent, QueueInfo queue)
    {
        SessionDraft session = Join(draft, agent);
        DateTimeOffset from = draft.Now;
        session.Add("alert", from, draft.Step(8, 15), Steps.QueueFacts(draft, queue), new() { { "disconnectType", "noAnswerTransfer" } });
        session.Measure("tAlert", draft.Now - from, draft.Now);
        session.Measure("tNotResponding", draft.Now - from, draft.Now);
    }

    /// <summary>Rings in the queue's last seconds, then talks. Returns when the customer's part ended.</summary>
    public static DateTimeOffset Handles(ConversationDraft draft, Agent agent, QueueInfo? queue, DateTimeOffset? alert, Handling how)
    {
        SessionDraft session = Join(draft, agent);
        if (alert is { } rang)
        {
            session.Add("alert", rang, draft.Now, Queued(draft, queue));
            session.Measure("tAlert", draft.Now - rang, draft.Now);
        }

        return Talks(draft, session, queue, how);
    }

    public static DateTimeOffset Talks(ConversationDraft draft, SessionDraft session, QueueInfo? queue, Handling how)
    {
        session.Count("nConnected", draft.Now);
        for (int i = 0; i < how.Holds; i++)
        {
            Stretch(draft, session, queue, "interact", "tTalk", how, last: false);
            Stretch(draft, session, queue, "hold", "tHeld", how, last: false);
        }

        Stretch(draft, session, queue, "interact", "tTalk", how, last: true);
        DateTimeOffset left = draft.Now;
        session.Measure("tTalkComplete", session.Spent("interact"), left);
        if (how.Holds > 0)
        {
            session.Measure("tHeldComplete", session.Spent("hold"), left);
        }

        if (how.Transfer is not null)
        {
            session.Count("nTransferred", left);
            session.Count(how.Transfer, left);
        }

        WrapsUp(draft, session, queue, how);
        return left;
    }

    private static void Stretch(
        ConversationDraft draft, SessionDraft session, QueueInfo? queue, string type, string metric, Handling how, bool last)
    {
        DateTimeOffset from = draft.Now;
        double share = how.Holds + 1;
        DateTimeOffset to = type == "hold" ? draft.Step(5, 120) : draft.Step(how.TalkLow / share, how.TalkHigh / share);
        Members facts = Queued(draft, queue);
        facts.Add("subject", how.Subject);
        session.Add(type, from, to, facts, last ? new() { { "disconnectType", how.DisconnectType } } : null);
        session.Measure(metric, to - from, to);
    }

    private static void WrapsUp(ConversationDraft draft, SessionDraft session, QueueInfo? queue, Handling how)
    {
        if (how.WrapUp)
        {
            DateTimeOffset from = draft.Now;
            DateTimeOffset to = draft.Step(2, 90);
            session.Add("wrapup", from, to, Queued(draft, queue), new()
            {
                { "wrapUpCode", draft.Dice.Percent(95) ? draft.Dice.Pick(draft.World.WrapUpIds) : null },
                { "wrapUpNote", Texts.Note(draft.Dice) },
            });
            session.Measure("tAcw", to - from, to);
        }

        TimeSpan before = session.Spent("dialing") + session.Spent("contacting");
        TimeSpan handled = before + session.Spent("interact") + session.Spent("hold") + session.Spent("wrapup");
        session.Measure("tHandle", handled, draft.Now);
    }

    private static Members Queued(ConversationDraft draft, QueueInfo? queue) =>
        queue is null ? [] : Steps.QueueFacts(draft, queue);
}
