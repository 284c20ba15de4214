namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// Joins the records of each user, of which the platform sends any number. The users of up to 31 days are held, which is the
/// longest interval of one query; a longer reading delivers a user once for each such run of parts. A span that reaches over its
/// end is held back, and comes once and whole with the next run.
/// </summary>
/// <param name="isDescending">True if the latest spans come first.</param>
internal sealed class UserJoin(bool isDescending) : IRecordJoin<AnalyticsRecord>
{
    private const double MaxDays = 31;

    private readonly Dictionary<string, UserSpans> _users = new(StringComparer.Ordinal);
    private readonly List<UserSpans> _inOrder = [];
    private readonly List<AnalyticsRecord> _withoutId = [];
    private double _days;

    public void Add(IEnumerable<AnalyticsRecord> records)
    {
        foreach (AnalyticsRecord record in records)
        {
            if (record is not AnalyticsUserDetail { UserId: { } id } user)
            {
                // Nothing says whose it is.
                _withoutId.Add(record);
                continue;
            }

            if (!_users.TryGetValue(id, out UserSpans? spans))
            {
                _users[id] = spans = new UserSpans(user);
                _inOrder.Add(spans);
            }

            spans.Add(user);
        }
    }

    public IReadOnlyList<AnalyticsRecord> Take(QueryPart ended, QueryPart? next)
    {
        _days += Days(ended);
        QueryPart? same = next?.Block == ended.Block ? next : null;
        if (same is not null && _days + Days(same) <= MaxDays)
        {
            return [];
        }

        AnalyticsRecord[] joined = [.. _withoutId, .. _inOrder.Select(u => u.Take(same?.Interval, isDescending)).OfType<AnalyticsRecord>()];
        _days = 0;
        _withoutId.Clear();
        _inOrder.RemoveAll(u => u.IsEmpty && _users.Remove(u.UserId));
        return joined;
    }

    private static double Days(QueryPart part) => part.Interval is { } interval ? (interval.End - interval.Start).TotalDays : 0;
}
