using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>The columns of observations and activity: one row per metric and group.</summary>
internal static class LiveColumns
{
    public static RowSchema<AnalyticsObservation> Observations(GroupShape shape)
    {
        ColumnList<AnalyticsObservation> columns = Start<AnalyticsObservation>(shape)
            .Groups(shape, o => o)
            .Add("Metric", o => o.Metric)
            .Qualifier(shape, o => o.Qualifier)
            .Statistics(o => o.Metric, o => o.Stats)
            .Add("Truncated", o => o.Truncated);
        return Schema("ObservationRow", columns, shape, o => o.Metric);
    }

    public static RowSchema<AnalyticsTaskObservation> Tasks(GroupShape shape)
    {
        ColumnList<AnalyticsTaskObservation> columns = Start<AnalyticsTaskObservation>(shape)
            .Groups(shape, o => o)
            .Text("TypeName", o => o.TypeName)
            .Text("AssigneeName", o => o.AssigneeName)
            .Add("Metric", o => o.Metric)
            .Qualifier(shape, o => o.Qualifier)
            .Statistics(o => o.Metric, o => o.Stats);
        return Schema("TaskObservationRow", columns, shape, o => o.Metric);
    }

    public static RowSchema<AnalyticsActivity> Activity(GroupShape shape)
    {
        ColumnList<AnalyticsActivity> columns = new ColumnList<AnalyticsActivity>(shape.Options)
            .Reserve(["Metric", GroupHeadings.Qualifier, GroupHeadings.QualifierName, "SecondaryQualifier", "Unit", "Count", "Calculated", "Truncated", "EntityIdDimension", "EntityIds"])
            .Groups(shape, a => a)
            .Add("Metric", a => a.Metric)
            .Qualifier(shape, a => a.Qualifier)
            .Add("SecondaryQualifier", a => a.SecondaryQualifier)
            .Add("Unit", a => MetricUnits.Text(MetricUnits.Of(a.Metric), shape.Options))
            .Add("Count", a => a.Count)
            .Cell("Calculated", CellKind.Any, a => Calculated(a, shape.Options))
            .Add("Truncated", a => a.Truncated)
            .Add("EntityIdDimension", a => a.EntityIdDimension)
            .Add("EntityIds", a => CellText.List(a.EntityIds));
        return Schema("ActivityRow", columns, shape, a => a.Metric);
    }

    private static object? Calculated(AnalyticsActivity activity, RowOptions options) =>
        MetricUnits.Of(activity.Metric) == MetricUnit.Milliseconds
            ? CellText.Duration(activity.CalculatedMetricValue, options.DurationUnit)
            : activity.CalculatedMetricValue;

    private static ColumnList<T> Start<T>(GroupShape shape) => new ColumnList<T>(shape.Options)
        .Reserve(["Metric", GroupHeadings.Qualifier, GroupHeadings.QualifierName, "Unit", "Truncated", "TypeName", "AssigneeName", .. Statistic.All.Select(s => s.Name)]);

    private static ColumnSchema<T, T> Schema<T>(string kind, ColumnList<T> columns, GroupShape shape, Func<T, string?> metricOf)
        where T : AnalyticsGroupedRecord
    {
        Func<string?, bool> isWanted = AskedMetrics.Filter(shape);
        return new ColumnSchema<T, T>(kind, columns, record =>
        {
            shape.Check(record);
            return isWanted(metricOf(record)) ? new[] { record } : [];
        });
    }
}
