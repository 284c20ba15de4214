using System.Globalization;
using System.Text.Json.Serialization;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// A period of one routing status. Source: the contract's <c>AnalyticsRoutingStatusRecord</c>; times are UTC, and
/// <c>EndTime</c> is null while it is open.
/// </summary>
public sealed record AnalyticsRoutingStatusSpan : PlatformRecord
{
    public string? RoutingStatus { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The time from start to end; null while it is open.</summary>
    [JsonIgnore]
    public TimeSpan? Duration => EndTime - StartTime;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RoutingStatus} {StartTime?.UtcDateTime:yyyy-MM-dd HH:mm:ss}").Trim();
}
