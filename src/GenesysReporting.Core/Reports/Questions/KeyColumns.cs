using GenesysReporting.Names;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>The keys of a report, and what is known about their values.</summary>
/// <param name="definition">The report.</param>
internal sealed class KeyColumns(ReportDefinition definition)
{
    private readonly IReadOnlyList<RowColumn> _columns = QuestionRows.ColumnsOf(definition.Questions.Values.First());

    /// <summary>Returns the kind of a key's ids; null if they cannot be looked up.</summary>
    public LookupKind? LookupOf(ReportKey key) => key.Group is not { } group ? null
        : Find(group) is { } column ? column.Lookup
        : _columns.Count == 0 ? LookupDimensions.Find(group)
        : null;

    /// <summary>True if the values of a key are names, or other text that people wrote, such as attributes.</summary>
    public bool IsFreeText(ReportKey key) =>
        LookupOf(key) is not null || (_columns.Count > 0 && (Find(key.Group!)?.IsFreeText ?? true));

    private RowColumn? Find(string name) => RowEntries.IndexOf(_columns, name) is >= 0 and var at ? _columns[at] : null;
}
