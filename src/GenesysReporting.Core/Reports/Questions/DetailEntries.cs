using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Questions;

/// <summary>Reads the entries of the rows of records.</summary>
/// <param name="rows">Reads the rows.</param>
/// <param name="entries">Reads their entries.</param>
/// <param name="isWanted">True for the rows that are read.</param>
internal sealed class DetailEntries(QuestionRows rows, RowEntries entries, Func<object?[], bool> isWanted) : IRecordEntries
{
    public IEnumerable<ReportEntry> Read(AnalyticsRecord record) => rows.Read(record).Where(isWanted).SelectMany(entries.Read);

    public IEnumerable<ReportEntry> End() => entries.End();
}
