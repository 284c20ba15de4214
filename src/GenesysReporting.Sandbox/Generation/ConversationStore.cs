using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>A page of conversations, as they were known at one moment.</summary>
internal sealed record DetailPage(IReadOnlyList<Conversation> Rows, int TotalHits);

/// <summary>
/// All conversations of all days, made when they are asked for. Kept are only the plans of some days and the
/// places that some filters hit.
/// </summary>
internal sealed class ConversationStore(SandboxOptions options, World world)
{
    /// <summary>The time after its start when no conversation changes any more, late evaluations included.</summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromDays(21);

    private readonly ConversationBuilder _builder = new(options.Seed, world);
    private readonly RecentCache<DateTimeOffset, DayPlan> _plans = new(40);
    private readonly RecentCache<string, IReadOnlyList<Place>> _hits = new(8);

    /// <param name="query">What is asked.</param>
    /// <param name="shift">How many records have come in before the page since the page before it.</param>
    public DetailPage Find(DetailQuery query, int shift)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        long offset = Math.Max(0, ((query.PageNumber - 1L) * query.PageSize) - shift);
        return !query.HasFilter && query.OrderBy == OrderBy.ConversationStart && query.Order != Order.Unordered
            ? PageByStart(query, offset, now)
            : PageByHits(query, offset, now);
    }

    /// <summary>Every conversation that may have something within a half-open stretch of time, as it was known then.</summary>
    public IEnumerable<Conversation> ActiveBetween(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        foreach (Place place in PlacesBetween(start, end, now))
        {
            yield return Build(place).At(now);
        }
    }

    /// <summary>
    /// Those that started before the end and are not over for certain before the start, in order of their start.
    /// </summary>
    public IEnumerable<Place> PlacesBetween(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        foreach (DateTimeOffset day in Days(start - Scenarios.LongestLife, end))
        {
            DayPlan plan = Plan(day);
            int count = CountOn(day, now);
            for (int position = 0; position < count && plan.Start(position) < end; position++)
            {
                if (plan.Start(position) >= start || _builder.LatestEnd(plan, position) >= start)
                {
                    yield return new Place(day, position);
                }
            }
        }
    }

    /// <summary>
    /// The places of all whose life overlaps the interval, in the query's order, as they were known at a moment.
    /// </summary>
    /// <param name="query">What is asked; its page is not.</param>
    /// <param name="startOfDay">Whether only those count that started since 00:00 UTC of the interval's first day.</param>
    /// <param name="watermark">Nothing later is known.</param>
    public IReadOnlyList<Place> Overlapping(DetailQuery query, bool startOfDay, DateTimeOffset watermark)
    {
        var first = new DateTimeOffset(query.Start.UtcDateTime.Date, TimeSpan.Zero);
        IEnumerable<Place> found = PlacesBetween(query.Start, query.End, watermark)
            .Where(place => !startOfDay || place.Day >= first)
            .Where(place => (!query.HasFilter && Plan(place.Day).Start(place.Position) >= query.Start) || Overlaps(place, query, watermark));
        if (query.OrderBy != OrderBy.ConversationStart || query.Order == Order.Unordered)
        {
            return ConversationOrder.Sort(found.Select(place => (place, Build(place).At(watermark))), query);
        }

        List<Place> places = [.. found];
        if (query.Order == Order.Descending)
        {
            places.Reverse();
        }

        return places;
    }

    private bool Overlaps(Place place, DetailQuery query, DateTimeOffset watermark)
    {
        Conversation conversation = Build(place).At(watermark);
        return !(conversation.End <= query.Start && conversation.Start < query.Start) && ConversationMatcher.Matches(conversation, query);
    }

    public Conversation Build(Place place) => _builder.Build(Plan(place.Day), place.Position);

    /// <summary>Without a filter only the days that the page touches need a plan.</summary>
    private DetailPage PageByStart(DetailQuery query, long offset, DateTimeOffset now)
    {
        bool down = query.Order == Order.Descending;
        List<DateTimeOffset> days = Days(query.Start, query.End);
        var rows = new List<Conversation>(query.PageSize);
        long before = 0;
        foreach (DateTimeOffset day in down ? days.AsEnumerable().Reverse() : days)
        {
            int count = CountOn(day, now);
            for (long i = Math.Max(0, offset - before); i < count && rows.Count < query.PageSize; i++)
            {
                rows.Add(_builder.Build(Plan(day), (int)(down ? count - 1 - i : i)).At(now));
            }

            before += count;
        }

        return new DetailPage(rows, (int)Math.Min(int.MaxValue, before));
    }

    private DetailPage PageByHits(DetailQuery query, long offset, DateTimeOffset now)
    {
        List<DateTimeOffset> days = Days(query.Start, query.End);

        // While the last day's conversations can still change, their hits hold for this very moment only.
        bool settled = days[^1] + SettledAfter < now;
        string key = $"{days[0]:O}|{days.Count}|{(settled ? 0 : now.UtcTicks)}|{query.Key}";
        IReadOnlyList<Place> hits = _hits.Get(key, () => ConversationOrder.Sort(Hits(query, days, now), query));
        Conversation[] rows =
        [
            .. hits.Skip((int)Math.Min(int.MaxValue, offset)).Take(query.PageSize)
                .Select(hit => _builder.Build(Plan(hit.Day), hit.Position).At(now)),
        ];
        return new DetailPage(rows, hits.Count);
    }

    private IEnumerable<(Place Place, Conversation Conversation)> Hits(
        DetailQuery query, IReadOnlyList<DateTimeOffset> days, DateTimeOffset now)
    {
        foreach (DateTimeOffset day in days)
        {
            int count = CountOn(day, now);
            for (int position = 0; position < count; position++)
            {
                Conversation conversation = _builder.Build(Plan(day), position).At(now);
                if (ConversationMatcher.Matches(conversation, query))
                {
                    yield return (new Place(day, position), conversation);
                }
            }
        }
    }

    /// <summary>
    /// The UTC days that the half-open interval touches: a conversation belongs to the day it started on.
    /// </summary>
    private static List<DateTimeOffset> Days(DateTimeOffset start, DateTimeOffset end)
    {
        var days = new List<DateTimeOffset>();
        for (var day = new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero); day < end; day = day.AddDays(1))
        {
            days.Add(day);
        }

        return days;
    }

    private int CountOn(DateTimeOffset day, DateTimeOffset now)
    {
        if (day > now)
        {
            return 0;
        }

        return day.AddDays(1) <= now
            ? DayPlan.CountOn(options.Seed, options.ConversationsPerDay, day)
            : Plan(day).CountStartedBy(now);
    }

    private DayPlan Plan(DateTimeOffset day) =>
        _plans.Get(day, () => DayPlan.Create(options.Seed, options.ConversationsPerDay, day));
}
