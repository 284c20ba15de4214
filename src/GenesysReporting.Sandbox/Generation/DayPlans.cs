using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>The days of the organisation that are kept, and the plans of some of them.</summary>
internal sealed class DayPlans(SandboxOptions options)
{
    private readonly Retention _retention = new(options);
    private readonly RecentCache<DateTimeOffset, DayPlan> _plans = new(40);

    public DayPlan this[DateTimeOffset day] =>
        _plans.Get(day, () => DayPlan.Create(options.Seed, options.ConversationsPerDay, day));

    /// <summary>Returns the kept UTC days of a half-open interval; a conversation belongs to the day on which it started.</summary>
    public List<DateTimeOffset> Days(DateTimeOffset start, DateTimeOffset end)
    {
        var days = new List<DateTimeOffset>();
        var day = new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset first = _retention.FirstDay;
        for (day = day < first ? first : day; day < end; day = day.AddDays(1))
        {
            days.Add(day);
        }

        return days;
    }

    /// <summary>Returns the number of a day's conversations that have started at a time.</summary>
    public int CountOn(DateTimeOffset day, DateTimeOffset now)
    {
        if (day > now)
        {
            return 0;
        }

        return day.AddDays(1) <= now
            ? DayPlan.CountOn(options.Seed, options.ConversationsPerDay, day)
            : this[day].CountStartedBy(now);
    }

    /// <summary>
    /// Returns the place of a conversation that has started at a time; null if there is none. The id is calculated back to its
    /// number on each kept day, so that no conversation is built.
    /// </summary>
    public Place? Find(string id, DateTimeOffset now)
    {
        if (!Guid.TryParseExact(id, "D", out Guid uuid) || Dice.StateBefore(uuid) is not { } state)
        {
            return null;
        }

        foreach (DateTimeOffset day in Days(DateTimeOffset.MinValue, now.AddTicks(1)))
        {
            long number = Dice.LastNumber(state, options.Seed, ConversationBuilder.Purpose, DayPlan.DayNumber(day));
            if (number >= 0 && number < DayPlan.CountOn(options.Seed, options.ConversationsPerDay, day))
            {
                int position = this[day].PositionOf((int)number);
                return position < CountOn(day, now) ? new Place(day, position) : null;
            }
        }

        return null;
    }
}
