using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Builds the conversations of a day, always the same.</summary>
internal sealed class ConversationBuilder(int seed, World world)
{
    /// <summary>The purpose of the dice that make the id, and then the rest.</summary>
    public const string Purpose = "conversation";

    public Conversation Build(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = Dice.For(seed, Purpose, DayPlan.DayNumber(plan.Day), number);
        string id = dice.Uuid();
        var draft = new ConversationDraft(world, dice, plan.Start(position));
        Scenarios.Choose(number, dice)(draft);
        draft.Fields.Add("externalTag", dice.Percent(6) ? "CASE-" + dice.Between(1000, 9999) : null);
        draft.Fields.Add("customerParticipation", dice.Percent(70) ? draft.CustomerSession is not null : null);
        NewerContract.Add(draft, number);
        return Assessments.Add(draft.Build(id), draft);
    }

    /// <summary>Returns the latest possible end of a conversation, without building it.</summary>
    public DateTimeOffset LatestEnd(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = Dice.For(seed, Purpose, DayPlan.DayNumber(plan.Day), number);
        _ = dice.Uuid();
        return plan.Start(position) + Scenarios.MaxLength(Scenarios.Choose(number, dice));
    }
}
