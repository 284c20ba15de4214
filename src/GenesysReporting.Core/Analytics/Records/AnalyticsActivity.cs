using System.Globalization;
using GenesysReporting.Collections;

namespace GenesysReporting.Analytics;

/// <summary>
/// How many conversations or users of a group count for a metric now, and which. Source: the contract's
/// <c>...ActivityData</c> and <c>...ActivityMetricValue</c>.
/// </summary>
public sealed record AnalyticsActivity : AnalyticsGroupedRecord
{
    /// <summary>
    /// The metric's name, such as <c>oWaiting</c>; null on the record of the entities that no metric of the group names.
    /// </summary>
    public string? Metric { get; init; }

    /// <summary>What it is restricted to, such as a system presence.</summary>
    public string? Qualifier { get; init; }

    /// <summary>What the qualifier is restricted to, such as an organisation's presence.</summary>
    public string? SecondaryQualifier { get; init; }

    /// <summary>How many.</summary>
    public long? Count { get; init; }

    /// <summary>What the platform computed, in the metric's unit.</summary>
    public long? CalculatedMetricValue { get; init; }

    /// <summary>Whether the platform left entities of the group out.</summary>
    public bool? Truncated { get; init; }

    /// <summary>Which dimension <see cref="EntityIds"/> are of.</summary>
    public string? EntityIdDimension { get; init; }

    /// <summary>Who is counted, by id.</summary>
    public IReadOnlyList<string> EntityIds { get; init => field = value.WithoutNulls(); } = [];

    /// <summary>Who is counted, as far as the platform gave details.</summary>
    public IReadOnlyList<AnalyticsActivityEntity> Entities { get; init => field = value.WithoutNulls(); } = [];

    /// <inheritdoc/>
    public override string ToString()
    {
        string qualifiers = string.Join('/', new[] { Qualifier, SecondaryQualifier }.Where(q => q is not null));
        string name = qualifiers.Length == 0 ? Metric ?? string.Empty : $"{Metric}[{qualifiers}]";
        return string.Create(CultureInfo.InvariantCulture, $"{name} {Count}").Trim();
    }
}
