using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Rows.Agents;

/// <summary>A span of one presence or of one routing status of one agent.</summary>
internal sealed record UserSpan(string? UserId, string Kind, DateTimeOffset? Start, DateTimeOffset? End)
{
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
    /// Returns the part in the interval; null if there is none. A span that was still open when the platform was asked has an
    /// end only if the interval had ended by then: how it continues is not known.
    /// </summary>
    private UserSpan? Clip(AskedQuery? asked)
    {
        if (asked?.Interval is not { } interval)
        {
            return this;
        }

        DateTimeOffset? start = Start < interval.Start ? interval.Start : Start;
        DateTimeOffset? end = End > interval.End || (End is null && interval.End <= asked.At) ? interval.End : End;
        bool isOutside = start >= interval.End || end < start || (end == start && End != Start);
        return isOutside ? null : this with { Start = start, End = end };
    }
}
