using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Presence;

/// <summary>A period of a user's day; one that is not over has no end.</summary>
internal sealed record PresenceSpan(string Name, string? DefinitionId, DateTimeOffset Start, DateTimeOffset? End);

/// <summary>
/// The presences of users, which follow from the seed: shifts with breaks on most workdays, one in six at night, and
/// offline in between. Inactive and deleted users have none. Nothing is known of days that are older than the retention.
/// </summary>
internal sealed class PresencePlan(int seed, World world, Presences presences, Retention retention)
{
    /// <summary>The number of days within which there is always a shift.</summary>
    private const int MarginDays = 14;

    private static readonly string[] BreakTypes = ["BREAK", "MEETING", "BUSY", "AWAY", "TRAINING", "IDLE", "AVAILABLE"];

    public IReadOnlyList<string> UserIds { get; } =
        [.. world.Users.Where(user => user.Text("state") == "active").Select(user => user.Text("id")!)];

    public Presences Definitions => presences;

    /// <summary>Returns the presences that overlap a half-open period, as known now, oldest first.</summary>
    public IReadOnlyList<PresenceSpan> Presence(string userId, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        [.. KnownAt(Spans(userId, from, to), from, to, now)];

    /// <summary>Returns the routing statuses: idle and interacting while on queue, else off queue.</summary>
    public IReadOnlyList<PresenceSpan> Routing(string userId, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        [.. KnownAt(Merge(Spans(userId, from, to).SelectMany(span => RoutingDuring(userId, span))), from, to, now)];

    /// <summary>Returns the presence and the routing status at a time.</summary>
    public (PresenceSpan Presence, PresenceSpan Routing) At(string userId, DateTimeOffset now) =>
        (Presence(userId, now, now.AddTicks(1), now)[^1], Routing(userId, now, now.AddTicks(1), now)[^1]);

    private IEnumerable<PresenceSpan> KnownAt(
        IEnumerable<PresenceSpan> spans, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        DateTimeOffset first = retention.FirstDay;
        return to <= first ? [] : spans
            .Where(span => span.Start < to && span.Start <= now && !(span.End <= from) && !(span.End <= first))
            .Select(span => span.Start < first ? span with { Start = first } : span)
            .Select(span => span.End > now ? span with { End = null } : span);
    }

    /// <summary>Returns the presences of shifts, and offline between them.</summary>
    private IEnumerable<PresenceSpan> Spans(string userId, DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset? lastEnd = null;
        var day = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero);
        for (day = day.AddDays(-MarginDays); day < to.AddDays(MarginDays); day = day.AddDays(1))
        {
            List<PresenceSpan> shift = Shift(userId, day);
            if (shift.Count == 0)
            {
                continue;
            }

            if (lastEnd is { } since)
            {
                yield return Offline(userId, since, shift[0].Start);
            }

            foreach (PresenceSpan span in shift)
            {
                yield return span;
            }

            lastEnd = shift[^1].End;
        }
    }

    private PresenceSpan Offline(string userId, DateTimeOffset from, DateTimeOffset to) =>
        new("OFFLINE", presences.Pick("OFFLINE", DiceOf(userId, "offline", from)).Id, from, to);

    private List<PresenceSpan> Shift(string userId, DateTimeOffset day)
    {
        Dice dice = DiceOf(userId, "shift", day);
        bool weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (dice.Percent(weekend ? 80 : 6))
        {
            return [];
        }

        bool night = Number(userId) % 6 == 4;
        DateTimeOffset now = day.AddHours(night ? 21.5 : 7) + dice.Span(0, night ? 3600 : 7200);
        DateTimeOffset end = now.AddHours(8);
        var spans = new List<PresenceSpan>();
        AddSpan(spans, "AVAILABLE", ref now, dice, 60, 600);
        for (bool hadMeal = false; now < end;)
        {
            AddSpan(spans, "ON_QUEUE", ref now, dice, 1200, 6600);
            bool isMealTime = !hadMeal && now > end.AddHours(-5);
            hadMeal |= isMealTime;
            AddSpan(spans, isMealTime ? "MEAL" : dice.Pick(BreakTypes), ref now, dice, isMealTime ? 1800 : 240, isMealTime ? 3400 : 2400);
        }

        return spans;
    }

    private void AddSpan(List<PresenceSpan> spans, string system, ref DateTimeOffset now, Dice dice, double low, double high)
    {
        DateTimeOffset from = now;
        now += dice.Span(low, high);
        spans.Add(new PresenceSpan(system, presences.Pick(system, dice).Id, from, now));
    }

    private IEnumerable<PresenceSpan> RoutingDuring(string userId, PresenceSpan span)
    {
        if (span.Name != "ON_QUEUE")
        {
            yield return new PresenceSpan("OFF_QUEUE", null, span.Start, span.End);
            yield break;
        }

        Dice dice = DiceOf(userId, "routing", span.Start);
        DateTimeOffset now = span.Start;
        for (string status = "IDLE"; now < span.End; status = Next(status, dice))
        {
            DateTimeOffset from = now;
            now += status == "INTERACTING" ? dice.Span(45, 1200) : dice.Span(4, 240);
            now = now < span.End ? now : span.End!.Value;
            yield return new PresenceSpan(status, null, from, now);
        }
    }

    private static string Next(string status, Dice dice) => status switch
    {
        "IDLE" when dice.Percent(4) => "NOT_RESPONDING",
        "IDLE" when dice.Percent(3) => "COMMUNICATING",
        "IDLE" => "INTERACTING",
        _ => "IDLE",
    };

    /// <summary>Joins adjacent spans of the same status.</summary>
    private static IEnumerable<PresenceSpan> Merge(IEnumerable<PresenceSpan> spans)
    {
        PresenceSpan? last = null;
        foreach (PresenceSpan span in spans)
        {
            if (last?.Name == span.Name)
            {
                last = last with { End = span.End };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = span;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private int Number(string userId)
    {
        int number = 0;
        while (UserIds[number] != userId)
        {
            number++;
        }

        return number;
    }

    private Dice DiceOf(string userId, string purpose, DateTimeOffset at) =>
        Dice.For(seed, purpose, at.ToUnixTimeMilliseconds(), Number(userId));
}
