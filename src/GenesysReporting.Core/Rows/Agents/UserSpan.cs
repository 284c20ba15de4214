using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Rows.Agents;

/// <summary>A span of one presence or of one routing status of one agent.</summary>
internal sealed record UserSpan(string? UserId, string Kind, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>
    /// The time up to which the span is known to last: its end, and for an open one the end of what is known; null if that is not
    /// known either.
    /// </summary>
    public DateTimeOffset? KnownEnd { get; private init; } = End;

    public string? SystemPresence { get; private init; }

    public string? OrganizationPresenceId { get; private init; }

    public string? RoutingStatus { get; private init; }

    /// <summary>Returns the presences, then the routing statuses, each in the platform's order.</summary>
    public static IEnumerable<UserSpan> Of(AnalyticsUserDetail user)
    {
        IEnumerable<UserSpan> presences = user.PrimaryPresence.Select(p => new UserSpan(user.UserId, "Presence", p.StartTime, p.EndTime)
        {
            SystemPresence = p.SystemPresence,
            OrganizationPresenceId = p.OrganizationPresenceId,
        });
        IEnumerable<UserSpan> statuses = user.RoutingStatus.Select(r => new UserSpan(user.UserId, "RoutingStatus", r.StartTime, r.EndTime)
        {
            RoutingStatus = r.RoutingStatus,
        });
        return presences.Concat(statuses).Select(s => s.Clip(user.Asked)).OfType<UserSpan>();
    }

    /// <summary>
    /// Returns the parts that lie in one day of a zone each. The last part of an open span is open, and the parts before it are not;
    /// an open span whose duration is not known stays whole.
    /// </summary>
    public IEnumerable<UserSpan> ByDay(TimeZoneInfo zone)
    {
        UserSpan rest = this;
        if (Start is { } start && KnownEnd is { } known)
        {
            foreach (DateTimeOffset midnight in LocalDays.Between(start, known, zone))
            {
                yield return rest with { End = midnight, KnownEnd = midnight };
                rest = rest with { Start = midnight };
            }
        }

        yield return rest;
    }

    /// <summary>
    /// Returns the part in the interval; null if there is none. An open span stays open: it has no end, and is known to last up to
    /// the end of the interval, of the job's data or of the time of asking, whichever is first.
    /// </summary>
    private UserSpan? Clip(AskedQuery? asked)
    {
        if (asked is not { Interval: { } interval, KnownUntil: { } known })
        {
            return this;
        }

        DateTimeOffset? start = Start < interval.Start ? interval.Start : Start;
        DateTimeOffset? end = End > interval.End ? interval.End : End;
        DateTimeOffset? knownEnd = end ?? (known < start ? start : known);
        bool isOutside = start >= interval.End || knownEnd < start || (end is not null && end == start && End != Start);
        return isOutside ? null : this with { Start = start, End = end, KnownEnd = knownEnd };
    }
}
