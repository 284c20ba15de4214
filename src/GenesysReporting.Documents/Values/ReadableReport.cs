using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Values;

/// <summary>
/// Arranges a report for readers: ids come after the values. Pages and mails show the ids of names once and not in each row, where they
/// would be a third of a long page.
/// </summary>
internal static class ReadableReport
{
    /// <summary>Returns the report with all columns.</summary>
    public static ReportResult WithIds(ReportResult report) => Arrange(report, Order(report), (row, at) => row.ElementAtOrDefault(at));

    /// <summary>Returns the report without the ids of names. Names that several ids have are distinguished.</summary>
    public static ReportResult WithoutIds(ReportResult report)
    {
        Dictionary<int, (int Id, Namesakes Names)> named = Named(report)
            .ToDictionary(pair => pair.Name, pair => (pair.Id, new Namesakes(report.Rows.Select(row => Pair(row, pair.Name, pair.Id)))));
        return Arrange(
            report,
            Order(report).Where(at => report.Columns[at].NamedBy is null),
            (row, at) => named.TryGetValue(at, out (int Id, Namesakes Names) pair) && Pair(row, at, pair.Id) is { Name: { } name, Id: var id }
                ? pair.Names.Of(name, id)
                : row.ElementAtOrDefault(at));
    }

    /// <summary>Returns the ids that <see cref="WithoutIds"/> leaves out, each once, with the title of the column that has the name.</summary>
    public static IReadOnlyList<(string Title, string? Name, string Id)> Ids(ReportResult report) =>
    [
        .. Named(report).SelectMany(pair => report.Rows
            .Select(row => Pair(row, pair.Name, pair.Id))
            .Where(ids => ids.Id is not null && ids.Id != ids.Name)
            .Distinct()
            .OrderBy(ids => ids.Name, StringComparer.OrdinalIgnoreCase).ThenBy(ids => ids.Id, StringComparer.Ordinal)
            .Select(ids => (report.Columns[pair.Name].Title, ids.Name, ids.Id!))),
    ];

    private static IEnumerable<(int Name, int Id)> Named(ReportResult report) => report.Columns
        .Select((column, at) => (Name: report.Columns.TakeWhile(c => c.Name != column.NamedBy).Count(), Id: at))
        .Where(pair => pair.Name < report.Columns.Count);

    private static (string? Name, string? Id) Pair(object?[] row, int name, int id) => (row.ElementAtOrDefault(name) as string, row.ElementAtOrDefault(id) as string);

    // The first column identifies the rows, also if it is an id.
    private static IEnumerable<int> Order(ReportResult report) => Enumerable.Range(0, report.Columns.Count)
        .OrderBy(at => at > 0 && report.Columns[at].Kind == ReportValueKind.Id);

    private static ReportResult Arrange(ReportResult report, IEnumerable<int> order, Func<object?[], int, object?> cell)
    {
        int[] columns = [.. order];
        return report with
        {
            Columns = [.. columns.Select(at => report.Columns[at])],
            Rows = [.. report.Rows.Select(row => (object?[])[.. columns.Select(at => cell(row, at))])],
            Total = report.Total is { Length: > 0 } total ? [.. columns.Select(at => total.ElementAtOrDefault(at))] : report.Total,
        };
    }
}
