using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Adds what changes after the end of a conversation that an agent of a queue has handled.</summary>
internal static class LateChanges
{
    private static readonly string[] WrapUpFields = ["wrapUpCode", "wrapUpNote"];

    public static Conversation Add(Conversation conversation, ConversationDraft draft, LatePlan plan)
    {
        if (conversation.End is not { } firstEnd || draft.LastUserId is null || draft.LastQueueId is null)
        {
            return conversation;
        }

        draft.Dice = plan.Dice;
        Conversation whole = plan.Pause is { } pause ? OpenAgain(conversation, draft, firstEnd, firstEnd + pause) : conversation;
        DateTimeOffset end = whole.End!.Value;
        if (plan.WrapUp is { } wrapUp)
        {
            whole = WrapUp(whole, draft, end + wrapUp);
        }

        return whole with
        {
            Evaluations = Evaluations(whole, draft, plan, end),
            Surveys = plan.Survey is { } survey ? [Assessments.Survey(draft, end + survey)] : whole.Surveys,
        };
    }

    /// <summary>
    /// Returns the conversation with another session of its customer, another visit to its queue, and another agent. All is in
    /// divisions that the conversation had before.
    /// </summary>
    private static Conversation OpenAgain(Conversation conversation, ConversationDraft draft, DateTimeOffset ended, DateTimeOffset again)
    {
        draft.Now = again;
        var fields = new Members();
        fields.AddAll(draft.CustomerSession!.Fields);
        fields.Remove("sessionId");
        SessionDraft customer = draft.AddSession(fields, draft.CustomerSession);
        QueueInfo queue = draft.World.QueueInfos.First(one => one.Id == draft.LastQueueId);
        Steps.VisitQueue(draft, queue, "tAnswered", 5, 900);
        Agent[] agents = [.. draft.World.Agents.Where(one => one.DivisionId == queue.DivisionId)];
        DateTimeOffset left = AgentSteps.Handle(draft, draft.Dice.Pick(agents), queue, draft.Now - draft.Dice.Span(0.4, 1.9), new HandlingOptions
        {
            TalkLow = 600, TalkHigh = 60_000, DisconnectType = "client",
        });
        customer.AddSegment("interact", again, left, null, new() { { "disconnectType", "peer" } });
        Conversation whole = draft.Build(conversation.Id);
        return conversation with { End = whole.End, Participants = whole.Participants, Pause = new Pause(ended, again) };
    }

    /// <summary>Returns the conversation whose last after-call work has no wrap-up code until a time.</summary>
    private static Conversation WrapUp(Conversation conversation, ConversationDraft draft, DateTimeOffset at)
    {
        Segment? last = conversation.Segments.Where(segment => segment.Type == "wrapup").MaxBy(segment => segment.Start);
        if (last is null)
        {
            return conversation;
        }

        Members before = Changed(last.EndFields, (name, value) => WrapUpFields.Contains(name) ? null : value);
        Members after = Changed(before, (_, value) => value);
        after.Add("wrapUpCode", draft.Dice.Pick(draft.World.WrapUpIds));
        after.Add("wrapUpNote", Texts.Note(draft.Dice));
        Segment late = last with { EndFields = after, Before = new Earlier(at, before) };
        return conversation with
        {
            Participants =
            [
                .. conversation.Participants.Select(participant => participant with
                {
                    Sessions = [.. participant.Sessions.Select(session => Replace(session, last, late))],
                }),
            ],
        };
    }

    private static Session Replace(Session session, Segment old, Segment replacement) => session with
    {
        Segments = [.. session.Segments.Select(segment => ReferenceEquals(segment, old) ? replacement : segment)],
    };

    private static IReadOnlyList<Assessment> Evaluations(Conversation conversation, ConversationDraft draft, LatePlan plan, DateTimeOffset end)
    {
        IReadOnlyList<Assessment> all = plan.Evaluation is { } evaluation
            ? [Assessments.Evaluation(draft, end + evaluation)]
            : conversation.Evaluations;
        return plan.Rescore is { } rescore ? [.. all.Select(one => Rescored(one, draft.Dice, one.At + rescore))] : all;
    }

    /// <summary>Returns the evaluation with another score since a time.</summary>
    private static Assessment Rescored(Assessment evaluation, Dice dice, DateTimeOffset at)
    {
        int difference = dice.Between(1, 60);
        Members fields = Changed(evaluation.Fields, (name, value) => name switch
        {
            "evaluationStatus" => "Finished",
            "eventTime" => at,
            "released" or "rescored" => true,
            "oTotalScore" => ((int)value + difference) % 101,
            _ => value,
        });
        return evaluation with { Fields = fields, Before = new Earlier(at, evaluation.Fields) };
    }

    private static Members Changed(Members members, Func<string, object, object?> change)
    {
        var changed = new Members();
        foreach ((string name, object value) in members)
        {
            changed.Add(name, change(name, value));
        }

        return changed;
    }
}
