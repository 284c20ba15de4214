using System.Globalization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The resolution of a conversation. Source: the contract's <c>AnalyticsResolution</c>; times are UTC.
/// </summary>
public sealed record AnalyticsResolution : PlatformRecord
{
    public DateTimeOffset? EventTime { get; init; }
    public string? QueueId { get; init; }
    public string? UserId { get; init; }
    public long? NNextContactAvoided { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{UserId} nNextContactAvoided {NNextContactAvoided}").Trim();
}
