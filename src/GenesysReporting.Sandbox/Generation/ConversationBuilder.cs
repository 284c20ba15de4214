using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Tells one conversation of a day, always the same.</summary>
internal sealed class ConversationBuilder(int seed, World world)
{
    public Conversation Make(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = Dice.For(seed, "conversation", DayPlan.Serial(plan.Day), number);
        string id = dice.Uuid();
        var draft = new ConversationDraft(world, dice, plan.Start(position));
        Scenarios.For(number, dice)(draft);
        draft.Facts.Add("externalTag", dice.Percent(6) ? "CASE-" + dice.Between(1000, 9999) : null);
        draft.Facts.Add("customerParticipation", dice.Percent(70) ? draft.CustomerSession is not null : null);
        Novelties.Add(draft, number);
        return Verdicts.Add(draft.Make(id), draft);
    }

    /// <summary>When it is over at the latest, told without telling it.</summary>
    public DateTimeOffset OverBy(DayPlan plan, int position)
    {
        int number = plan.Number(position);
        Dice dice = Dice.For(seed, "conversation", DayPlan.Serial(plan.Day), number);
        _ = dice.Uuid();
        return plan.Start(position) + Scenarios.Longest(Scenarios.For(number, dice));
    }
}
