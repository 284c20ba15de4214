using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>Conditions on the cells of rows.</summary>
internal static class RowConditions
{
    /// <summary>Returns the test of a condition. An empty cell meets only one that has exceptions alone.</summary>
    public static Func<object?[], bool> Of(ReportRowCondition condition, int at) => row => TextOf(row[at]) is { } text
        ? (condition.Values?.Contains(text, StringComparer.OrdinalIgnoreCase) ?? true)
            && !(condition.Except?.Contains(text, StringComparer.OrdinalIgnoreCase) ?? false)
        : condition.Values is null && condition.Except is not null;

    /// <summary>Returns a cell as the value of a key: a time, or text; null if it is empty.</summary>
    public static object? Key(object? cell) => cell is DateTimeOffset ? cell : TextOf(cell);

    private static string? TextOf(object? cell) => cell is null || CellText.Text(cell) is not { Length: > 0 } text ? null : text;
}
