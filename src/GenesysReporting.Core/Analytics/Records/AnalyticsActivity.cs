using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// The number of conversations or users of a group that count for a metric now, and their ids. Source: the contract's
/// <c>...ActivityData</c> and <c>...ActivityMetricValue</c>.
/// </summary>
public sealed record AnalyticsActivity : AnalyticsGroupedRecord
{
    /// <summary>
    /// The metric's name, such as <c>oWaiting</c>; null on the record of entities that no metric of the group names.
    /// </summary>
    public string? Metric { get; init; }

    /// <summary>The value that the metric is restricted to, such as a system presence.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The value that the qualifier is restricted to, such as an organisation's presence.</summary>
    public string? SecondaryQualifier { get; init; }

    /// <summary>The number of entities.</summary>
    public long? Count { get; init; }

    /// <summary>The value that the platform computed, in the metric's unit.</summary>
    public long? CalculatedMetricValue { get; init; }

    /// <summary>True if the platform left out entities of the group.</summary>
    public bool? Truncated { get; init; }

    /// <summary>The dimension that <see cref="EntityIds"/> belong to.</summary>
    public string? EntityIdDimension { get; init; }

    /// <summary>The ids of the counted entities.</summary>
    public IReadOnlyList<string> EntityIds { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>The counted entities for which the platform gave details.</summary>
    public IReadOnlyList<AnalyticsActivityEntity> Entities { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString()
    {
        string qualifiers = string.Join('/', new[] { Qualifier, SecondaryQualifier }.Where(q => q is not null));
        string name = qualifiers.Length == 0 ? Metric ?? string.Empty : $"{Metric}[{qualifiers}]";
        return string.Create(CultureInfo.InvariantCulture, $"{name} {Count}").Trim();
    }
}
