using System.Globalization;
using System.Text.Json.Serialization;
using GenesysReporting.Collections;

namespace GenesysReporting.Reports;

/// <summary>
/// The definition of a report: the questions that it asks, and the columns that it calculates from the answers. It is read
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

    /// <summary>The questions, by a short name that values may begin with.</summary>
    public required IReadOnlyDictionary<string, ReportQuestion> Questions { get; init; }

    /// <summary>The columns that identify a row.</summary>
    // .NET 8 gives null for a member that is missing, before it is refused.
    public required IReadOnlyList<ReportKey> Rows { get; init => field = (value ?? []).ToReadOnly(); }

    /// <summary>The columns of values.</summary>
    // .NET 8 gives null for a member that is missing, before it is refused.
    public required IReadOnlyList<ReportMeasure> Columns { get; init => field = (value ?? []).ToReadOnly(); }

    /// <summary>The columns that rows are sorted by, each with an optional <c>desc</c>; empty for those of <see cref="Rows"/>.</summary>
    public IReadOnlyList<string> Sort { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The conditions that the values of a row must meet, or the row is left out. Totals cover all rows.</summary>
    public IReadOnlyList<ReportBound> Only { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>False if rows cannot be split into time buckets; null means true.</summary>
    public bool? Buckets { get; init; }

    /// <summary>False if the report has no totals; null means true.</summary>
    public bool? Totals { get; init; }

    /// <summary>The columns that PowerShell's tables show first, in order; the others follow in theirs. Empty for the order of rows.</summary>
    public IReadOnlyList<string> Table { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The columns whose totals a page shows first.</summary>
    public IReadOnlyList<string> Tiles { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The charts of pages.</summary>
    public IReadOnlyList<ReportChartPlan> Charts { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>Sentences that a reader has to know.</summary>
    public IReadOnlyList<string> Notes { get; init => field = (value ?? []).ToReadOnly(); } = [];

    /// <summary>The file of the definition.</summary>
    [JsonIgnore]
    public string? Path { get; internal init; }

    /// <summary>The kinds of question that the report asks.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Types => Questions.Values.Select(q => q.Type).Distinct().ToReadOnly();

    /// <summary>The permissions that the questions need; of those of one question, any one is enough.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Permissions => Questions.Values.SelectMany(q => q.Permissions).Distinct().ToReadOnly();

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A column that identifies a row.</summary>
public sealed record ReportKey
{
    /// <summary>The heading.</summary>
    public required string Column { get; init; }

    /// <summary>The heading in pages; the heading of rows if it is left out.</summary>
    public string? Title { get; init; }

    /// <summary>The short heading in PowerShell's tables, such as ASA; the heading in pages if it is left out.</summary>
    public string? Label { get; init; }

    /// <summary>The dimension, or the column of a question on rows; null if the values are the qualifiers of the metrics.</summary>
    public string? Group { get; init; }

    /// <summary>The kind of its values: Text, Id or Time; null means Text.</summary>
    public ReportValueKind? Kind { get; init; }

    /// <summary>The width in PowerShell's tables, in characters; null for the usual one.</summary>
    public int? Width { get; init; }

    /// <summary>One sentence on the column.</summary>
    public required string Definition { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Column;
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

    /// <summary>The kind of its values: Count, Number, Duration, Percentage or Time.</summary>
    public required ReportValueKind Kind { get; init; }

    /// <summary>The sum of statistics, such as <c>tAnswered.count - nOverSla.count</c>.</summary>
    public required string Value { get; init; }

    /// <summary>The sum of statistics that the value is divided by; null for none.</summary>
    public string? Over { get; init; }

    /// <summary>The columns within whose equal values the value is a share; null if it is not a share.</summary>
    public IReadOnlyList<string>? Within { get; init; }

    /// <summary>False if its values cannot be put together in totals; null means true.</summary>
    public bool? Total { get; init; }

    /// <summary>One sentence on what the column means.</summary>
    public required string Definition { get; init; }

    /// <summary>The target; null for none.</summary>
    public ReportTarget? Target { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Column;
}

/// <summary>A condition on a column of values.</summary>
/// <param name="Column">The column.</param>
/// <param name="From">The least value, in the unit of rows.</param>
public sealed record ReportBound([property: JsonRequired] string Column, [property: JsonRequired] double From)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column} from {From}");
}
