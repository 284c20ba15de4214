using GenesysReporting.Analytics;

namespace GenesysReporting.Reports.Questions;

/// <summary>Reads the entries of records.</summary>
internal interface IRecordEntries
{
    /// <summary>Returns the entries of a record.</summary>
    IEnumerable<ReportEntry> Read(AnalyticsRecord record);

    /// <summary>Returns the entries that need all records, after they were read.</summary>
    IEnumerable<ReportEntry> End();
}
