using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Queries;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>A page of conversations.</summary>
internal sealed record DetailPage(IReadOnlyList<Conversation> Rows, int TotalHits);

/// <summary>
/// Finds conversations, and builds them when they are read. It keeps only the plans of some days, and the matches of some
/// filters. Days that are older than the retention have none.
/// </summary>
internal sealed class ConversationStore(SandboxOptions options, World world)
{
    private readonly TimeSpan _longestLife = options.LateChanges ? LatePlan.LongestLife : Scenarios.LongestLife;
    private readonly TimeSpan _settledAfter = options.LateChanges ? LatePlan.SettledAfter : Scenarios.SettledAfter;
    private readonly ConversationBuilder _builder = new(options.Seed, world, options.LateChanges);
    private readonly DayPlans _days = new(options);
    private readonly RecentCache<string, IReadOnlyList<Place>> _hits = new(8);

    /// <summary>Returns a page of conversations.</summary>
    /// <param name="query">The query.</param>
    /// <param name="shift">The number of records inserted before the page since the previous page.</param>
    public DetailPage Find(DetailQuery query, int shift)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        long offset = Math.Max(0, ((query.PageNumber - 1L) * query.PageSize) - shift);
        return !query.HasFilter && query.OrderBy == OrderBy.ConversationStart && query.Order != Order.Unordered
            ? PageByStart(query, offset, now)
            : PageByHits(query, offset, now);
    }

    /// <summary>Returns a conversation as it is now, however old it is; null if there is none of this id.</summary>
    public Conversation? Find(string id)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        return _days.Find(id, now) is { } place ? Build(place).At(now) : null;
    }

    /// <summary>Returns every conversation that may have been active in a half-open period, as known at a time.</summary>
    public IEnumerable<Conversation> ActiveBetween(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        foreach (Place place in PlacesBetween(start, end, now))
        {
            yield return Build(place).At(now);
        }
    }

    /// <summary>Returns the conversations that may have been active in a half-open period, in order of their start.</summary>
    public IEnumerable<Place> PlacesBetween(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        foreach (DateTimeOffset day in _days.Days(start - _longestLife, end))
        {
            DayPlan plan = _days[day];
            int count = _days.CountOn(day, now);
            for (int position = 0; position < count && plan.Start(position) < end; position++)
            {
                if (plan.Start(position) >= start || _builder.LatestEnd(plan, position) >= start)
                {
                    yield return new Place(day, position);
                }
            }
        }
    }

    /// <summary>Returns the conversations that overlap the query's interval, in its order, as known at the watermark.</summary>
    /// <param name="query">The query, whose page is ignored.</param>
    /// <param name="startOfDay">True if only those count that started since 00:00 UTC of the interval's first day.</param>
    /// <param name="watermark">The time after which nothing is known.</param>
    public IReadOnlyList<Place> Overlapping(DetailQuery query, bool startOfDay, DateTimeOffset watermark)
    {
        var first = new DateTimeOffset(query.Start.UtcDateTime.Date, TimeSpan.Zero);
        IEnumerable<Place> found = PlacesBetween(query.Start, query.End, watermark)
            .Where(place => !startOfDay || place.Day >= first)
            .Where(place => (!query.HasFilter && _days[place.Day].Start(place.Position) >= query.Start) || Overlaps(place, query, watermark));
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

    public Conversation Build(Place place) => _builder.Build(_days[place.Day], place.Position);

    /// <summary>Returns a page without a filter, for which only the days on the page need a plan.</summary>
    private DetailPage PageByStart(DetailQuery query, long offset, DateTimeOffset now)
    {
        bool descending = query.Order == Order.Descending;
        List<DateTimeOffset> days = _days.Days(query.Start, query.End);
        var rows = new List<Conversation>(query.PageSize);
        long before = 0;
        foreach (DateTimeOffset day in descending ? days.AsEnumerable().Reverse() : days)
        {
            int count = _days.CountOn(day, now);
            for (long i = Math.Max(0, offset - before); i < count && rows.Count < query.PageSize; i++)
            {
                rows.Add(_builder.Build(_days[day], (int)(descending ? count - 1 - i : i)).At(now));
            }

            before += count;
        }

        return new DetailPage(rows, (int)Math.Min(int.MaxValue, before));
    }

    private DetailPage PageByHits(DetailQuery query, long offset, DateTimeOffset now)
    {
        List<DateTimeOffset> days = _days.Days(query.Start, query.End);
        if (days.Count == 0)
        {
            return new DetailPage([], 0);
        }

        // While conversations of the last day can still change, their matches hold only for the present time.
        bool settled = days[^1] + _settledAfter < now;
        string key = $"{days[0]:O}|{days.Count}|{(settled ? 0 : now.UtcTicks)}|{query.Key}";
        IReadOnlyList<Place> hits = _hits.Get(key, () => ConversationOrder.Sort(Hits(query, days, now), query));
        Conversation[] rows =
        [
            .. hits.Skip((int)Math.Min(int.MaxValue, offset)).Take(query.PageSize)
                .Select(hit => _builder.Build(_days[hit.Day], hit.Position).At(now)),
        ];
        return new DetailPage(rows, hits.Count);
    }

    private IEnumerable<(Place Place, Conversation Conversation)> Hits(
        DetailQuery query, IReadOnlyList<DateTimeOffset> days, DateTimeOffset now)
    {
        foreach (DateTimeOffset day in days)
        {
            int count = _days.CountOn(day, now);
            for (int position = 0; position < count; position++)
            {
                Conversation conversation = _builder.Build(_days[day], position).At(now);
                if (ConversationMatcher.Matches(conversation, query))
                {
                    yield return (new Place(day, position), conversation);
                }
            }
        }
    }
}
