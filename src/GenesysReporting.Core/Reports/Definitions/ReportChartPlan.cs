using GenesysReporting.Collections;

namespace GenesysReporting.Reports;

/// <summary>A chart of a report.</summary>
public sealed record ReportChartPlan
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The form.</summary>
    public ReportChartKind Kind { get; init; }

    /// <summary>The column of the labels; Start for the buckets, without which the chart is left out.</summary>
    public required string By { get; init; }

    /// <summary>The column whose values are the series; null if each of <see cref="Columns"/> is one.</summary>
    public string? Series { get; init; }

    /// <summary>The columns of the values.</summary>
    // .NET 8 gives null for a member that is missing, before it is refused.
    public required IReadOnlyList<string> Columns { get; init => field = (value ?? []).ToReadOnly(); }

    /// <summary>The conditions that rows must meet; the chart leaves the others out.</summary>
    public IReadOnlyList<ReportRowCondition> Where { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The number of labels at most, those with the largest values of the first column; null for 20.</summary>
    public int? Top { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
