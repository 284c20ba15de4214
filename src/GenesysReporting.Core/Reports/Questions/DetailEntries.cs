using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Questions;

/// <summary>Reads the entries of the rows of records.</summary>
/// <param name="rows">Reads the rows.</param>
/// <param name="entries">Reads their entries.</param>
internal sealed class DetailEntries(QuestionRows rows, RowEntries entries) : IRecordEntries
{
    public IEnumerable<ReportEntry> Read(AnalyticsRecord record) => rows.Read(record).SelectMany(entries.Read);

    public IEnumerable<ReportEntry> End() => entries.End();
}
