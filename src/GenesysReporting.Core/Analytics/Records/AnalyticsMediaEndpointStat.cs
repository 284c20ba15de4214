using System.Globalization;
using GenesysReporting.Api;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

#pragma warning disable CS1591 // The members have the contract's names and meanings; the summary says where from.

/// <summary>
/// The quality of the media that arrived at one end. Source: the contract's <c>AnalyticsMediaEndpointStat</c>; times are UTC, latency is in
/// milliseconds.
/// </summary>
public sealed record AnalyticsMediaEndpointStat : PlatformRecord
{
    public IReadOnlyList<string> Codecs { get; init => field = value.WithoutNulls(); } = [];
    public long? DiscardedPackets { get; init; }
    public long? DuplicatePackets { get; init; }
    public DateTimeOffset? EventTime { get; init; }
    public long? InvalidPackets { get; init; }
    public long? MaxLatencyMs { get; init; }
    public double? MinMos { get; init; }
    public double? MinRFactor { get; init; }
    public long? OverrunPackets { get; init; }
    public long? ReceivedPackets { get; init; }
    public long? UnderrunPackets { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"MOS {MinMos}").Trim();
}
