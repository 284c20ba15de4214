using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The spans of one user, each once.</summary>
/// <param name="first">The first record of the user.</param>
internal sealed class UserSpans(AnalyticsUserDetail first)
{
    private readonly SpanSet<AnalyticsPresenceSpan> _presence = new(
        s => new SpanKey(s.SystemPresence, s.OrganizationPresenceId, s.StartTime, s.StartTime is null ? s.EndTime : null),
        s => (s.StartTime, s.EndTime));

    private readonly SpanSet<AnalyticsRoutingStatusSpan> _routing = new(
        s => new SpanKey(s.RoutingStatus, null, s.StartTime, s.StartTime is null ? s.EndTime : null),
        s => (s.StartTime, s.EndTime));

    private AnalyticsUserDetail _record = first;

    public string UserId { get; } = first.UserId!;

    /// <summary>True if nothing is held back.</summary>
    public bool IsEmpty => _presence.Count + _routing.Count == 0;

    public void Add(AnalyticsUserDetail record)
    {
        _record = Members(_record, record);
        _presence.Add(record.PrimaryPresence);
        _routing.Add(record.RoutingStatus);
    }

    /// <summary>Returns the user with all spans but those that reach into the next interval; null if these are all of them.</summary>
    public AnalyticsUserDetail? Take(QueryInterval? next, bool isDescending)
    {
        bool had = !IsEmpty;
        AnalyticsPresenceSpan[] presence = _presence.Take(next, isDescending);
        AnalyticsRoutingStatusSpan[] routing = _routing.Take(next, isDescending);
        return had && presence.Length + routing.Length == 0
            ? null
            : _record with { PrimaryPresence = presence.ToReadOnly(), RoutingStatus = routing.ToReadOnly() };
    }

    private static AnalyticsUserDetail Members(AnalyticsUserDetail kept, AnalyticsUserDetail added) =>
        ReferenceEquals(kept, added) || added.Extension is null
            ? kept
            : kept with { Extension = ExtensionData.Union(kept.Extension, added.Extension) };
}
