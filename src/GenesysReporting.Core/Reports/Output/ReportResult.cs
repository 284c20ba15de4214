using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using GenesysReporting.Collections;

namespace GenesysReporting.Reports;

/// <summary>The rows of a report, with all that a page or a workbook says about them.</summary>
public sealed record ReportResult
{
    /// <summary>The report's name, such as QueuePerformance.</summary>
    public required string Name { get; init; }

    /// <summary>The report's title.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences on what the report shows.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The names of the organisations; empty if they are not known.</summary>
    public IReadOnlyList<string> Organizations { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The start of the interval; null for a report about the current state.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end of the interval, exclusive; null for a report about the current state.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The time at which the platform was asked.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The time zone of the times.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The filters, one line each; empty for none.</summary>
    public IReadOnlyList<string> Filters { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>The columns in the order of PowerShell's tables.</summary>
    internal IReadOnlyList<ReportColumn> TableColumns { get => field ?? Columns; init; }

    /// <summary>
    /// The rows: the cells in the order of the columns, each text, a whole number (long), a fraction (double), a time
    /// (DateTimeOffset), a boolean, or null if there is no data. Durations are whole seconds, percentages fractions from 0 to 1.
    /// </summary>
    public required IReadOnlyList<object?[]> Rows { get; init; }

    /// <summary>The totals, calculated from the parts of all rows and not from their cells; null if the report has none.</summary>
    public object?[]? Total { get; init; }

    /// <summary>The most important totals.</summary>
    public IReadOnlyList<ReportTile> Tiles { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>The charts.</summary>
    public IReadOnlyList<ReportChart> Charts { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>Sentences about what is missing or has to be known, such as a permission or an incomplete answer.</summary>
    public IReadOnlyList<string> Notes { get; init => field = value.ToReadOnly(); } = [];

    /// <summary>False if data is known to be missing; the notes say which.</summary>
    public bool IsComplete { get; init; } = true;
}

/// <summary>The kind of a report's value, which decides how it is shown.</summary>
public enum ReportValueKind
{
    /// <summary>Text, such as a name.</summary>
    Text,

    /// <summary>An id of the platform.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A fraction, such as a score.</summary>
    Number,

    /// <summary>A duration in whole seconds, shown as h:mm:ss.</summary>
    Duration,

    /// <summary>A fraction from 0 to 1, shown as a percentage.</summary>
    Percentage,

    /// <summary>A point in time.</summary>
    Time,
}

/// <summary>A column of a report.</summary>
/// <param name="Name">The heading in rows, such as AnswerSeconds; durations have their unit in it.</param>
/// <param name="Title">The heading in pages and workbooks, such as Average speed of answer.</param>
/// <param name="Kind">The kind of its values.</param>
public sealed record ReportColumn(string Name, string Title, ReportValueKind Kind)
{
    /// <summary>The short heading in PowerShell's tables, such as ASA; the title if it is left out.</summary>
    [AllowNull]
    public string Label { get => string.IsNullOrEmpty(field) ? Title : field; init; }

    /// <summary>The width in PowerShell's tables, in characters; null for the usual one.</summary>
    internal int? Width { get; init; }

    /// <summary>One sentence on what the column means.</summary>
    public string Definition { get; init; } = string.Empty;

    /// <summary>The platform's metrics that it is calculated from, such as <c>tAnswered.sum / tAnswered.count</c>; empty for none.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The target of its values; null for none.</summary>
    public ReportTarget? Target { get; init; }

    /// <summary>The column that has the names of its ids; null for other columns.</summary>
    public string? NamedBy { get; init; }

    /// <summary>True if its values are sums, which grow with the interval; false for averages, extremes and text.</summary>
    internal bool IsSum { get; init; }

    /// <summary>True if its cells hold text that people wrote, which a spreadsheet might run as a formula.</summary>
    public bool IsFreeText { get; init; }
}

/// <summary>The judgement of a value by its target.</summary>
public enum ReportRating
{
    /// <summary>There is no target, or no value.</summary>
    None,

    /// <summary>The value reaches the target.</summary>
    Good,

    /// <summary>The value is between good and bad.</summary>
    Fair,

    /// <summary>The value misses the target.</summary>
    Bad,
}

/// <summary>The limits of good and bad values, in the column's unit. If good is the larger one, more is better.</summary>
/// <param name="Good">Values from here on are good.</param>
/// <param name="Bad">Values from here on, in the other direction, are bad.</param>
public sealed record ReportTarget([property: JsonRequired] double Good, [property: JsonRequired] double Bad)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"good {Good}, bad {Bad}");

    /// <summary>Returns the judgement of a value.</summary>
    /// <param name="value">The cell; null for no data.</param>
    public ReportRating Rate(object? value)
    {
        double? number = value switch { long whole => whole, double fraction => fraction, _ => null };
        int direction = Good >= Bad ? 1 : -1;
        return number is not { } known ? ReportRating.None
            : direction * known.CompareTo(Good) >= 0 ? ReportRating.Good
            : direction * known.CompareTo(Bad) <= 0 ? ReportRating.Bad
            : ReportRating.Fair;
    }
}

/// <summary>One total that a page shows before the table.</summary>
/// <param name="Column">The column of the value.</param>
/// <param name="Value">The value; null for no data.</param>
public sealed record ReportTile(ReportColumn Column, object? Value);

/// <summary>The form of a chart.</summary>
public enum ReportChartKind
{
    /// <summary>Bars, side by side where there are several series.</summary>
    Bar,

    /// <summary>Bars of which each series is a part.</summary>
    StackedBar,

    /// <summary>Lines over time.</summary>
    Line,
}

/// <summary>A chart: one value of each series for each label.</summary>
/// <param name="Title">The title.</param>
/// <param name="Kind">The form.</param>
/// <param name="Labels">The labels of the axis: names, or times as text.</param>
/// <param name="Series">The series.</param>
public sealed record ReportChart(
    string Title, ReportChartKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<ReportSeries> Series)
{
    /// <summary>True if the labels are times.</summary>
    public bool IsOverTime { get; init; }
}

/// <summary>One series of a chart.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Values">One value for each label; null for no data.</param>
public sealed record ReportSeries(string Name, ReportValueKind Kind, IReadOnlyList<double?> Values);
