using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Values;

/// <summary>Writes targets and judgements as signs and sentences, so that no reader depends on colours.</summary>
internal static class RatingText
{
    /// <summary>Returns the explanation of signs and empty cells below a table.</summary>
    public static string Key(ReportResult report) =>
        (report.Columns.Any(column => column.Target is not null) ? "✓ reaches the target, ○ is between good and bad, ✗ misses the target. " : string.Empty)
        + "An empty cell has no data.";

    /// <summary>Returns the judgement of a cell.</summary>
    public static ReportRating Of(ReportColumn column, object? value) => column.Target?.Rate(value) ?? ReportRating.None;

    /// <summary>Returns the sign of a judgement with a space; empty for none.</summary>
    public static string Sign(ReportRating rating) => rating switch
    {
        ReportRating.Good => "✓ ",
        ReportRating.Fair => "○ ",
        ReportRating.Bad => "✗ ",
        _ => string.Empty,
    };

    /// <summary>Returns the sentence under a total, such as "✓ Target reached: at least 80.0 %".</summary>
    public static string Sentence(ReportColumn column, object? value) => Of(column, value) switch
    {
        ReportRating.Good => Sign(ReportRating.Good) + "Target reached: " + Target(column),
        ReportRating.Fair => Sign(ReportRating.Fair) + "Close to the target: " + Target(column),
        ReportRating.Bad => Sign(ReportRating.Bad) + "Target missed: " + Target(column),
        _ => value is null ? "No data" : string.Empty,
    };

    /// <summary>Returns the target of a column, such as "at least 80.0 %"; empty for none.</summary>
    public static string Target(ReportColumn column) => column.Target is { } target
        ? (target.Good >= target.Bad ? "at least " : "at most ") + ValueText.Number(target.Good, column.Kind)
        : string.Empty;

    /// <summary>Returns both limits of a column's target, such as "at least 80.0 %; bad from 60.0 %"; empty for none.</summary>
    public static string Limits(ReportColumn column) => column.Target is { } target
        ? $"{Target(column)}; bad from {ValueText.Number(target.Bad, column.Kind)} {(target.Good >= target.Bad ? "down" : "up")}"
        : string.Empty;
}
