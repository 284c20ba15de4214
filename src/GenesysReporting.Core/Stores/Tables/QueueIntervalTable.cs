using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Groups;

namespace GenesysReporting.Stores;

/// <summary>The table of the figures of queues: one row per half-hour, queue and media type. There are no averages, which cannot be added up.</summary>
internal sealed class QueueIntervalTable
{
    /// <summary>The length of an interval.</summary>
    public const string Granularity = "PT30M";

    /// <summary>The dimensions that are grouped by.</summary>
    public static IReadOnlyList<string> GroupBy { get; } = ["queueId", "mediaType"];

    /// <summary>The metrics.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "nOffered", "nConnected", "nTransferred", "nOverSla", "nOutbound", "nError", "tAnswered", "tAbandon", "tShortAbandon", "tFlowOut",
        "tWait", "tAcd", "tAlert", "tNotResponding", "tHandle", "tTalkComplete", "tHeldComplete", "tAcw", "oServiceLevel",
    ];

    private static readonly ColumnList<AnalyticsAggregate> List = Columns();

    private readonly RecordHash _hash = new();

    /// <summary>The table.</summary>
    public static StoreDataSet DataSet { get; } = new(
        StoreData.QueueIntervals,
        [
            new StoreTable(
                "queue_intervals", "The figures of a queue and a media type in a half-hour, at the times at which they were measured.",
                [.. List.Columns.Select(StoreColumn.Of)]),
        ]);

    /// <summary>Returns the row of a group and half-hour; null for one without a start.</summary>
    public StoreRecord? Read(AnalyticsAggregate record)
    {
        if (record.Start is not { } start)
        {
            return null;
        }

        object?[] row = [.. List.Cells.Select(read => read!(record))];
        _hash.Add(0, row);
        return new StoreRecord(DateOnly.FromDateTime(start.UtcDateTime), null, _hash.Take(), [[row]]);
    }

    private static ColumnList<AnalyticsAggregate> Columns()
    {
        var options = new RowOptions { TimeZone = TimeZoneInfo.Utc, DurationUnit = DurationUnit.Milliseconds };
        ColumnList<AnalyticsAggregate> columns = new ColumnList<AnalyticsAggregate>(options)
            .Time("Start", r => r.Start)
            .Time("End", r => r.End)
            .Add("QueueId", r => r.Group.GetValueOrDefault("queueId"))
            .Add("MediaType", r => r.Group.GetValueOrDefault("mediaType"));
        foreach (string metric in Metrics)
        {
            MetricUnit unit = MetricUnits.Of(metric);
            foreach (Statistic statistic in Statistic.Of(unit).Where(s => s.Name is not ("Average" or "Ratio")))
            {
                string heading = unit == MetricUnit.Count ? metric[1..] : metric[1..] + statistic.Name + (statistic.IsMeasured ? "Milliseconds" : string.Empty);
                columns.Cell(heading, statistic.KindOf(unit), r => Find(r, metric) is { } stats ? statistic.Cell(stats, unit, options) : null);
            }
        }

        return columns;
    }

    private static AnalyticsStatistics? Find(AnalyticsAggregate record, string metric) =>
        record.Metrics.FirstOrDefault(m => string.Equals(m.Metric, metric, StringComparison.OrdinalIgnoreCase))?.Stats;
}
