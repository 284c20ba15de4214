using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Reports;

/// <summary>A caller's choices for one run of a report.</summary>
internal sealed record ReportOptions
{
    /// <summary>The forms in which the time was given.</summary>
    public required TimeForms Time { get; init; }

    /// <summary>The length of the buckets; null for the definition's own.</summary>
    public string? Granularity { get; init; }

    /// <summary>The participants' attributes that have a column each.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Conditions on dimensions, each for the questions that can be filtered by it.</summary>
    public IReadOnlyList<ReportCondition> Conditions { get; init; } = [];

    /// <summary>Filters for all questions.</summary>
    public IReadOnlyList<QueryFilter> Filters { get; init; } = [];
}
