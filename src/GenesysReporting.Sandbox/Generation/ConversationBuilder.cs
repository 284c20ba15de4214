using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Builds the conversations of a day, always the same.</summary>
internal sealed class ConversationBuilder(int seed, World world, bool hasLateChanges)
{
    /// <summary>The purpose of the dice that make the id, and then the rest.</summary>
    public const string Purpose = "conversation";

    public Conversation Build(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = DiceOf(plan, number);
        string id = dice.Uuid();
        var draft = new ConversationDraft(world, dice, plan.Start(position));
        (Action<ConversationDraft> scenario, LatePlan? late) = Choose(plan, number, dice);
        scenario(draft);
        draft.Fields.Add("externalTag", dice.Percent(6) ? "CASE-" + dice.Between(1000, 9999) : null);
        draft.Fields.Add("customerParticipation", dice.Percent(70) ? draft.CustomerSession is not null : null);
        NewerContract.Add(draft, number);
        Conversation conversation = Assessments.Add(draft.Build(id), draft);
        return late is null ? conversation : LateChanges.Add(conversation, draft, late);
    }

    /// <summary>Returns the latest possible end of a conversation, without building it.</summary>
    public DateTimeOffset LatestEnd(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = DiceOf(plan, number);
        _ = dice.Uuid();
        (Action<ConversationDraft> scenario, LatePlan? late) = Choose(plan, number, dice);
        return plan.Start(position) + Scenarios.MaxLength(scenario) + (late?.LongestExtension ?? TimeSpan.Zero);
    }

    private Dice DiceOf(DayPlan plan, int number) => Dice.For(seed, Purpose, DayPlan.DayNumber(plan.Day), number);

    private (Action<ConversationDraft> Scenario, LatePlan? Late) Choose(DayPlan plan, int number, Dice dice)
    {
        Action<ConversationDraft> scenario = Scenarios.Choose(number, dice);
        if (!hasLateChanges)
        {
            return (scenario, null);
        }

        var late = LatePlan.Create(scenario, number, Dice.For(seed, "late", DayPlan.DayNumber(plan.Day), number));
        return (late.Scenario, late);
    }
}
