using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>The starts of a UTC day's conversations. Each is built from its number alone, so a page needs no others.</summary>
internal sealed class DayPlan
{
    /// <summary>Thousandths of the average by weekday from Sunday on; they sum to 7000, so a week has the average.</summary>
    private static readonly int[] Weekdays = [400, 1300, 1250, 1200, 1150, 1150, 550];

    /// <summary>Thousandths of a day by UTC hour.</summary>
    private static readonly int[] Hours =
        [6, 4, 3, 3, 4, 8, 20, 45, 80, 95, 98, 85, 60, 72, 88, 85, 74, 60, 40, 26, 18, 12, 8, 6];

    /// <summary>The start in milliseconds of the day in the upper half, the number in the lower half; sorted.</summary>
    private readonly long[] _entries;

    private DayPlan(DateTimeOffset day, long[] entries)
    {
        Day = day;
        _entries = entries;
    }

    public DateTimeOffset Day { get; }

    public int Count => _entries.Length;

    public static int CountOn(int seed, int average, DateTimeOffset day)
    {
        Dice dice = Dice.For(seed, "size of day", DayNumber(day), 0);
        double share = Weekdays[(int)day.DayOfWeek] / 1000.0;

        // The size varies from week to week.
        return (int)Math.Round(average * share * (0.96 + (dice.Below(81) / 1000.0)));
    }

    public static DayPlan Create(int seed, int average, DateTimeOffset day)
    {
        long[] entries = new long[CountOn(seed, average, day)];
        for (int number = 0; number < entries.Length; number++)
        {
            entries[number] = (StartOf(seed, day, number) << 32) | (uint)number;
        }

        Array.Sort(entries);
        return new DayPlan(day, entries);
    }

    public int Number(int position) => (int)(_entries[position] & 0xFFFF_FFFF);

    /// <summary>Returns the position of a number; the length of the day if it has no such number.</summary>
    public int PositionOf(int number)
    {
        int position = 0;
        while (position < Count && Number(position) != number)
        {
            position++;
        }

        return position;
    }

    public DateTimeOffset Start(int position) => Day.AddMilliseconds(_entries[position] >> 32);

    /// <summary>Returns the number of conversations that have started at a time.</summary>
    public int CountStartedBy(DateTimeOffset now)
    {
        long limit = ((long)Math.Floor((now - Day).TotalMilliseconds) + 1) << 32;
        int found = Array.BinarySearch(_entries, limit);
        return found < 0 ? ~found : found;
    }

    public static long DayNumber(DateTimeOffset day) => day.UtcTicks / TimeSpan.TicksPerDay;

    private static long StartOf(int seed, DateTimeOffset day, int number)
    {
        Dice dice = Dice.For(seed, "start", DayNumber(day), number == Scenarios.SameStart ? number - 1 : number);
        if (number == Scenarios.OverMidnight)
        {
            return (((23 * 60) + 56) * 60_000L) + dice.Below(200_000);
        }

        int left = dice.Below(1000);
        int hour = 0;
        while ((left -= Hours[hour]) >= 0 && hour < 23)
        {
            hour++;
        }

        long within = dice.Below(3_600_000);

        // Some systems have only whole seconds.
        return (hour * 3_600_000L) + (dice.Percent(15) ? within / 1000 * 1000 : within);
    }
}
