using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>What happens in conversations, step by step; scenarios are made of these.</summary>
internal static class Steps
{
    public static readonly TimeSpan ServiceTarget = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan ShortAbandon = TimeSpan.FromSeconds(5);

    private static readonly string[] StandardRouting = ["Standard"];

    /// <summary>The customer, whose segments are told when the story is over (<see cref="CustomerLeaves"/>).</summary>
    public static void CustomerJoins(ConversationDraft draft, Members session)
    {
        var who = new Members
        {
            { "participantName", draft.Dice.Percent(85) ? Texts.Customer(draft.Dice) : null },
            { "externalContactId", draft.Dice.Percent(20) ? draft.Dice.Uuid() : null },
        };
        draft.CustomerSession = draft.Join("customer", who, session);
    }

    public static void CustomerLeaves(ConversationDraft draft, string disconnectType, DateTimeOffset? at = null, Members? facts = null)
    {
        SessionDraft session = draft.CustomerSession!;
        DateTimeOffset? end = draft.Ends ? at ?? draft.Now : null;
        session.Add("interact", draft.Start, end, facts, new() { { "disconnectType", disconnectType } });
        if (end is { } over && draft.MediaType == "voice")
        {
            session.Count("nConnected", draft.Start);
            session.Measure("tConnected", over - draft.Start, over);
        }
    }

    public static void Ivr(ConversationDraft draft, string disconnectType, double low = 8, double high = 90)
    {
        Members flow = draft.World.Flows[draft.MediaType == "voice" ? (draft.Dice.Percent(15) ? 4 : 0) : 3];
        SessionDraft session = draft.Join("ivr", new() { { "participantName", flow["name"] } }, new()
        {
            { "flow", FlowFacts(draft.Dice, flow, disconnectType) },
        });
        DateTimeOffset from = draft.Now;
        DateTimeOffset heard = draft.Step(0.2, 1.5);
        session.Add("system", from, heard);
        session.Add("ivr", heard, draft.Step(low, high), null, new() { { "disconnectType", disconnectType } });
        session.Count("nFlow", from);
        session.Measure("tIvr", session.Spent("ivr"), draft.Now);
        session.Measure("tFlow", draft.Now - from, draft.Now);
        session.Measure(disconnectType == "transfer" ? "tFlowExit" : "tFlowDisconnect", draft.Now - from, draft.Now);
    }

    /// <summary>A visit to a queue, which the caller of this ends with <see cref="LeaveQueue"/>.</summary>
    public static SessionDraft EnterQueue(ConversationDraft draft, QueueInfo queue)
    {
        draft.Touch(queue.DivisionId);
        draft.LastQueueId = queue.Id;
        SessionDraft session = draft.Join("acd", new() { { "participantName", queue.Name } }, new()
        {
            { "requestedRoutings", StandardRouting },
            { "usedRouting", "Standard" },
            { "flow", FlowFacts(draft.Dice, draft.World.Flows[5], "transfer") },
        });
        if (draft.MediaType != "message")
        {
            session.Count("nOffered", draft.Now);
        }

        return session;
    }

    /// <summary>The outcome is tAnswered, tAbandon, tFlowOut, or null where the visit counts as none of them.</summary>
    public static void LeaveQueue(
        ConversationDraft draft, SessionDraft session, QueueInfo queue, DateTimeOffset entered, string? outcome)
    {
        string type = draft.MediaType == "voice" ? "interact" : "delay";
        TimeSpan waited = draft.Now - entered;
        session.Add(type, entered, draft.Now, QueueFacts(draft, queue), new()
        {
            { "disconnectType", outcome == "tAbandon" ? "peer" : "transfer" },
        });
        session.Measure("tAcd", waited, draft.Now);
        if (outcome is null)
        {
            return;
        }

        session.Measure(outcome, waited, draft.Now);
        if (outcome == "tAnswered" && waited > ServiceTarget)
        {
            session.Count("nOverSla", draft.Now);
        }

        if (outcome == "tAbandon" && waited < ShortAbandon)
        {
            session.Measure("tShortAbandon", waited, draft.Now);
        }
    }

    /// <summary>A visit to a queue from its first to its last moment.</summary>
    public static void Queue(ConversationDraft draft, QueueInfo queue, string? outcome, double low, double high)
    {
        DateTimeOffset entered = draft.Now;
        SessionDraft session = EnterQueue(draft, queue);
        draft.Step(low, high);
        LeaveQueue(draft, session, queue, entered, outcome);
    }

    public static Members QueueFacts(ConversationDraft draft, QueueInfo queue) => new()
    {
        { "queueId", queue.Id },
        { "requestedRoutingSkillIds", draft.Dice.Percent(40) ? new[] { queue.SkillId } : null },
    };

    public static QueueInfo AnyQueue(ConversationDraft draft) => draft.Dice.Pick(draft.World.QueueInfos);

    public static QueueInfo OtherQueue(ConversationDraft draft, QueueInfo not)
    {
        IReadOnlyList<QueueInfo> all = draft.World.QueueInfos;
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] == not)
            {
                return all[(i + 1 + draft.Dice.Below(all.Count - 1)) % all.Count];
            }
        }

        return all[0];
    }

    private static Members FlowFacts(Dice dice, Members flow, string exit) => new()
    {
        { "flowId", flow["id"] },
        { "flowName", flow["name"] },
        { "flowType", flow["type"] },
        { "flowVersion", "12.0" },
        { "entryType", "dnis" },
        { "entryReason", dice.Percent(50) ? "tel:+33199001234" : null },
        { "exitReason", exit == "transfer" ? "TRANSFER" : "DISCONNECT" },
        { "startingLanguage", "en-us" },
        { "outcomes", exit != "transfer" && dice.Percent(40) ? new[] { Outcome(flow) } : null },
    };

    private static Members Outcome(Members flow) => new()
    {
        { "flowOutcome", "Balance told" }, { "flowOutcomeId", flow["id"] }, { "flowOutcomeValue", "SUCCESS" },
    };
}
