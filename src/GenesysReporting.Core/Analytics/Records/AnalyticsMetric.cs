using System.Globalization;
using System.Text.Json.Serialization;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>A measured value of a session. Source: the contract's <c>AnalyticsSessionMetric</c>.</summary>
[JsonConverter(typeof(MetricConverter))]
public sealed record AnalyticsMetric : PlatformRecord
{
    /// <summary>The metric's name, such as <c>tHandle</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Milliseconds for names with <c>t</c>, a count for names with <c>n</c>.</summary>
    public long? Value { get; init; }

    /// <summary>The time at which it was emitted (UTC).</summary>
    public DateTimeOffset? EmitDate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value}");
}
