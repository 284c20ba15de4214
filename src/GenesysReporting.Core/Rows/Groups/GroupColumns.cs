using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Groups;

/// <summary>The columns that all rows of groups have.</summary>
internal static class GroupColumns
{
    private static readonly HashSet<string> Addresses =
        new(["addressFrom", "addressTo", "ani", "dnis", "sessionDnis", "remote", "destinationAddress", "transferTargetAddress"], StringComparer.Ordinal);

    /// <summary>Adds one column per dimension, and next to ids that can be looked up their names.</summary>
    public static ColumnList<T> Groups<T>(this ColumnList<T> columns, GroupShape shape, Func<T, AnalyticsGroupedRecord> of)
    {
        // Whatever was asked for, so that a group has one name too; and names of ids, whose groups may come later.
        MetricHeadings metrics = GroupHeadings.Of(shape.Family);
        columns.Reserve(metrics.Known.Concat(shape.Asked?.Metrics ?? []).SelectMany(metrics.ColumnsOf));
        columns.Reserve(shape.Dimensions.Where(d => NameDirectory.ForDimension(d) is not null).Select(d => GroupHeadings.NamesOf(GroupHeadings.Capital(d))));
        foreach (string dimension in shape.Dimensions)
        {
            string capital = GroupHeadings.Capital(dimension);
            string name = capital.Length > 0 && columns.IsFree(capital) ? capital : "Group" + capital;
            Func<T, string?> read = row => of(row).Group.GetValueOrDefault(dimension);
            _ = NameDirectory.ForDimension(dimension) is { } kind ? columns.Id(name, GroupHeadings.NamesOf(name), kind, read)
                : IsFreeText(dimension) ? columns.Text(name, read)
                : columns.Add(name, read);
        }

        return columns;
    }

    /// <summary>
    /// Adds the qualifier, and its names if a metric was asked for whose qualifiers are presences. A qualifier that is no id is
    /// its own name.
    /// </summary>
    public static ColumnList<T> Qualifier<T>(this ColumnList<T> columns, GroupShape shape, Func<T, string?> read) =>
        (shape.Asked?.Metrics ?? []).Any(GroupHeadings.HasPresences)
            ? columns.Id(GroupHeadings.Qualifier, GroupHeadings.QualifierName, LookupKind.Presence, read)
            : columns.Add(GroupHeadings.Qualifier, read);

    /// <summary>Adds one column per statistic, whatever the metric.</summary>
    public static ColumnList<T> Statistics<T>(
        this ColumnList<T> columns, Func<T, string?> metricOf, Func<T, AnalyticsStatistics> of)
    {
        columns.Add("Unit", row => MetricUnits.Text(MetricUnits.Of(metricOf(row)), columns.Options));
        foreach (Statistic statistic in Statistic.All)
        {
            columns.Cell(statistic.Name, CellKind.Any, row => statistic.Cell(of(row), MetricUnits.Of(metricOf(row)), columns.Options));
        }

        return columns;
    }

    /// <summary>True unless the values are ids, addresses, numbers or words that the platform lists: people may have written the others.</summary>
    private static bool IsFreeText(string dimension) =>
        !dimension.EndsWith("Id", StringComparison.Ordinal)
        && !Addresses.Contains(dimension)
        && AnalyticsCatalog.Dimensions.FirstOrDefault(d => d.Name == dimension) is not ({ Type: not (DimensionType.Text or DimensionType.Unknown) } or { Values.Count: > 0 });
}
