using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>The steps that scenarios are built from.</summary>
internal static class Steps
{
    public static readonly TimeSpan ServiceTarget = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan ShortAbandon = TimeSpan.FromSeconds(5);

    private static readonly string[] StandardRouting = ["Standard"];

    /// <summary>Adds the customer, whose segment <see cref="EndCustomer"/> adds.</summary>
    public static void AddCustomer(ConversationDraft draft, Members session)
    {
        var customer = new Members
        {
            { "participantName", draft.Dice.Percent(85) ? Texts.Customer(draft.Dice) : null },
            { "externalContactId", draft.Dice.Percent(20) ? draft.Dice.Uuid() : null },
        };
        draft.CustomerSession = draft.AddParticipant("customer", customer, session);
    }

    public static void EndCustomer(ConversationDraft draft, string disconnectType, DateTimeOffset? at = null, Members? fields = null)
    {
        SessionDraft session = draft.CustomerSession!;
        DateTimeOffset? end = draft.Ends ? at ?? draft.Now : null;
        session.AddSegment("interact", draft.Start, end, fields, new() { { "disconnectType", disconnectType } });
        if (end is { } over && draft.MediaType == "voice")
        {
            session.AddCounter("nConnected", draft.Start);
            session.AddDuration("tConnected", over - draft.Start, over);
        }
    }

    public static void AddIvr(ConversationDraft draft, string disconnectType, double low = 8, double high = 90)
    {
        Members flow = draft.World.Flows[draft.MediaType == "voice" ? (draft.Dice.Percent(15) ? 4 : 0) : 3];
        SessionDraft session = draft.AddParticipant("ivr", new() { { "participantName", flow["name"] } }, new()
        {
            { "flow", FlowFields(draft.Dice, flow, disconnectType) },
        });
        DateTimeOffset from = draft.Now;
        DateTimeOffset ivrStart = draft.Advance(0.2, 1.5);
        session.AddSegment("system", from, ivrStart);
        session.AddSegment("ivr", ivrStart, draft.Advance(low, high), null, new() { { "disconnectType", disconnectType } });
        session.AddCounter("nFlow", from);
        session.AddDuration("tIvr", session.TimeIn("ivr"), draft.Now);
        session.AddDuration("tFlow", draft.Now - from, draft.Now);
        session.AddDuration(disconnectType == "transfer" ? "tFlowExit" : "tFlowDisconnect", draft.Now - from, draft.Now);
    }

    /// <summary>Begins a visit to a queue, which <see cref="LeaveQueue"/> ends.</summary>
    public static SessionDraft EnterQueue(ConversationDraft draft, QueueInfo queue)
    {
        draft.AddDivision(queue.DivisionId);
        draft.LastQueueId = queue.Id;
        SessionDraft session = draft.AddParticipant("acd", new() { { "participantName", queue.Name } }, new()
        {
            { "requestedRoutings", StandardRouting },
            { "usedRouting", "Standard" },
            { "flow", FlowFields(draft.Dice, draft.World.Flows[5], "transfer") },
        });
        if (draft.MediaType != "message")
        {
            session.AddCounter("nOffered", draft.Now);
        }

        return session;
    }

    /// <summary>Ends a visit; the outcome is tAnswered, tAbandon, tFlowOut, or null for none of them.</summary>
    public static void LeaveQueue(
        ConversationDraft draft, SessionDraft session, QueueInfo queue, DateTimeOffset entered, string? outcome)
    {
        string type = draft.MediaType == "voice" ? "interact" : "delay";
        TimeSpan waited = draft.Now - entered;
        session.AddSegment(type, entered, draft.Now, QueueFields(draft, queue), new()
        {
            { "disconnectType", outcome == "tAbandon" ? "peer" : "transfer" },
        });
        session.AddDuration("tAcd", waited, draft.Now);
        if (outcome is null)
        {
            return;
        }

        session.AddDuration(outcome, waited, draft.Now);
        if (outcome == "tAnswered" && waited > ServiceTarget)
        {
            session.AddCounter("nOverSla", draft.Now);
        }

        if (outcome == "tAbandon" && waited < ShortAbandon)
        {
            session.AddDuration("tShortAbandon", waited, draft.Now);
        }
    }

    /// <summary>Adds a whole visit to a queue.</summary>
    public static void VisitQueue(ConversationDraft draft, QueueInfo queue, string? outcome, double low, double high)
    {
        DateTimeOffset entered = draft.Now;
        SessionDraft session = EnterQueue(draft, queue);
        draft.Advance(low, high);
        LeaveQueue(draft, session, queue, entered, outcome);
    }

    public static Members QueueFields(ConversationDraft draft, QueueInfo queue) => new()
    {
        { "queueId", queue.Id },
        { "requestedRoutingSkillIds", draft.Dice.Percent(40) ? new[] { queue.SkillId } : null },
    };

    public static QueueInfo RandomQueue(ConversationDraft draft) => draft.Dice.Pick(draft.World.QueueInfos);

    public static QueueInfo OtherQueue(ConversationDraft draft, QueueInfo excluded)
    {
        IReadOnlyList<QueueInfo> all = draft.World.QueueInfos;
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] == excluded)
            {
                return all[(i + 1 + draft.Dice.Below(all.Count - 1)) % all.Count];
            }
        }

        return all[0];
    }

    private static Members FlowFields(Dice dice, Members flow, string exit) => new()
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
