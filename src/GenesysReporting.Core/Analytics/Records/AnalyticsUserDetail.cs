using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The presences and routing statuses of an agent. Source: the contract's <c>AnalyticsUserDetail</c>; spans may begin before the requested
/// interval and end after it.
/// </summary>
public sealed record AnalyticsUserDetail : AnalyticsRecord
{
    public string? UserId { get; init; }
    public IReadOnlyList<AnalyticsPresenceSpan> PrimaryPresence { get; init => field = value.WithoutNulls(); } = [];
    public IReadOnlyList<AnalyticsRoutingStatusSpan> RoutingStatus { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString() => UserId ?? string.Empty;
}
