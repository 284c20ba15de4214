using System.Text.Json.Serialization;
using GenesysReporting.Analytics;
using GenesysReporting.Collections;

namespace GenesysReporting.Reports;

/// <summary>
/// The definition of a report: the queries that it asks, and the columns that it calculates from their statistics. It is read
/// from a JSON file, and nothing of it is run as code.
/// </summary>
public sealed record ReportDefinition
{
    /// <summary>The address of the schema, for editors.</summary>
    [JsonInclude]
    [JsonPropertyName("$schema")]
    internal string? Schema { get; init; }

    /// <summary>The report's name: letters and digits.</summary>
    public required string Name { get; init; }

    /// <summary>The title of pages and workbooks.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences on what the report shows.</summary>
    public required string Description { get; init; }

    /// <summary>The queries, by a short name that values may begin with.</summary>
    public required IReadOnlyDictionary<string, ReportQuestion> Questions { get; init; }

    /// <summary>The columns that identify a row.</summary>
    public required IReadOnlyList<ReportKey> Rows { get; init => field = value.ToReadOnly(); }

    /// <summary>The columns of values.</summary>
    public required IReadOnlyList<ReportMeasure> Columns { get; init => field = value.ToReadOnly(); }

    /// <summary>The columns that rows are sorted by, each with an optional <c>desc</c>; empty for those of <see cref="Rows"/>.</summary>
    public IReadOnlyList<string> Sort { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>False if the report has no totals; null means true.</summary>
    public bool? Totals { get; init; }

    /// <summary>The columns whose totals a page shows first.</summary>
    public IReadOnlyList<string> Tiles { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The charts of pages.</summary>
    public IReadOnlyList<ReportChartPlan> Charts { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>Sentences that a reader has to know.</summary>
    public IReadOnlyList<string> Notes { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The file of the definition.</summary>
    [JsonIgnore]
    public string? Path { get; internal init; }

    /// <summary>The kinds of query that the report asks.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Types => Questions.Values.Select(q => q.Type).Distinct().ToReadOnly();

    /// <summary>The permissions that the queries need.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Permissions =>
        Questions.Values.SelectMany(q => QueryTypes.Find(q.Type).Permissions).Distinct().ToReadOnly();

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One query of a report.</summary>
public sealed record ReportQuestion
{
    /// <summary>The kind of query, such as ConversationAggregates.</summary>
    public required string Type { get; init; }

    /// <summary>The metrics.</summary>
    public required IReadOnlyList<string> Metrics { get; init => field = value.ToReadOnly(); }

    /// <summary>The dimensions that results are grouped by.</summary>
    public IReadOnlyList<string> GroupBy { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The length of the buckets unless the caller names one; null for one bucket.</summary>
    public string? Granularity { get; init; }

    /// <summary>The metrics that are counted within a range.</summary>
    public IReadOnlyList<ReportView> Views { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The conditions that always hold.</summary>
    public IReadOnlyList<ReportCondition> Filter { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>True if it is limited to the signed-in user.</summary>
    public bool CurrentUser { get; init; }
}

/// <summary>A metric that is counted within a range.</summary>
/// <param name="Name">The name by which values refer to it.</param>
/// <param name="Target">The metric.</param>
/// <param name="From">The inclusive lower end, a number in the metric's unit or a duration such as 10s; null for none.</param>
/// <param name="Below">The exclusive upper end; null for none.</param>
public sealed record ReportView(string Name, string Target, string? From = null, string? Below = null);

/// <summary>A condition: the dimension has one of the values.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Values">The values.</param>
public sealed record ReportCondition(string Dimension, IReadOnlyList<string> Values);

/// <summary>A column that identifies a row.</summary>
public sealed record ReportKey
{
    /// <summary>The heading.</summary>
    public required string Column { get; init; }

    /// <summary>The heading in pages; the heading of rows if it is left out.</summary>
    public string? Title { get; init; }

    /// <summary>The short heading in PowerShell's tables, such as ASA; the heading in pages if it is left out.</summary>
    public string? Label { get; init; }

    /// <summary>The dimension; null if the values are the qualifiers of the metrics.</summary>
    public string? Group { get; init; }

    /// <summary>One sentence on the column.</summary>
    public required string Definition { get; init; }
}

/// <summary>A column of values that are calculated from the statistics of the queries.</summary>
public sealed record ReportMeasure
{
    /// <summary>The heading, without a unit.</summary>
    public required string Column { get; init; }

    /// <summary>The heading in pages; the heading of rows if it is left out.</summary>
    public string? Title { get; init; }

    /// <summary>The short heading in PowerShell's tables, such as ASA; the heading in pages if it is left out.</summary>
    public string? Label { get; init; }

    /// <summary>The kind of its values: Count, Number, Duration or Percentage.</summary>
    public required ReportValueKind Kind { get; init; }

    /// <summary>The sum of statistics, such as <c>tAnswered.count - nOverSla.count</c>.</summary>
    public required string Value { get; init; }

    /// <summary>The sum of statistics that the value is divided by; null for none.</summary>
    public string? Over { get; init; }

    /// <summary>The columns within whose equal values the value is a share; null if it is not a share.</summary>
    public IReadOnlyList<string>? Within { get; init; }

    /// <summary>One sentence on what the column means.</summary>
    public required string Definition { get; init; }

    /// <summary>The target; null for none.</summary>
    public ReportTarget? Target { get; init; }
}

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
    public required IReadOnlyList<string> Columns { get; init => field = value.ToReadOnly(); }

    /// <summary>The number of labels at most, those with the largest values of the first column; null for 20.</summary>
    public int? Top { get; init; }
}
