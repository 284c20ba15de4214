using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Groups;

/// <summary>
/// The names of columns in rows of groups. Those of metrics depend on the family alone; groups give way to them, and views to
/// both.
/// </summary>
internal static class GroupHeadings
{
    public const string Qualifier = "Qualifier";
    public const string QualifierName = "QualifierName";

    private static readonly string[] Base = ["Start", "End", Qualifier, QualifierName, ColumnNames.Organization];

    /// <summary>True for a metric that comes once for each presence of the organisation, such as tOrganizationPresence and oUserPresences.</summary>
    public static bool HasPresences(string metric) =>
        metric.EndsWith("OrganizationPresence", StringComparison.OrdinalIgnoreCase) || metric.EndsWith("Presences", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the names of the columns of metrics.</summary>
    /// <param name="family">The family of the records; null if it is not known.</param>
    public static MetricHeadings Of(QueryFamily? family) => new(
        Base,
        family?.Metrics ?? AnalyticsCatalog.Metrics.Select(m => m.Name),
        (family?.Dimensions ?? []).SelectMany(OfDimension),
        (metric, name) => InEveryUnit(name, MetricUnits.Of(metric)));

    /// <summary>Returns the name that the columns of a view share: its own, or with the word View before it if another column may have it.</summary>
    public static string OfView(string view, MetricUnit unit, MetricHeadings metrics, Func<string, bool> isFree)
    {
        string name = view;
        while (InEveryUnit(name, unit).Any(column => metrics.IsTaken(column) || !isFree(column)))
        {
            name = "View" + name;
        }

        return name;
    }

    /// <summary>Returns the column of a statistic. Counters have only one, and the plain name: Offered; else AnsweredCount, HandleSumSeconds.</summary>
    public static string Column(string name, Statistic statistic, MetricUnit unit, DurationUnit durations) => unit switch
    {
        MetricUnit.Count => name,
        MetricUnit.Milliseconds when statistic.IsMeasured => name + statistic.Name + durations,
        _ => name + statistic.Name,
    };

    /// <summary>Returns QueueId for queueId; no letters for none.</summary>
    public static string Capital(string dimension) => dimension.Length == 0 ? dimension : char.ToUpperInvariant(dimension[0]) + dimension[1..];

    /// <summary>Returns the column of names: QueueName for QueueId, WrapUpName for WrapUpCode.</summary>
    public static string NamesOf(string idColumn) =>
        idColumn.EndsWith("Id", StringComparison.Ordinal) ? idColumn[..^2] + "Name"
        : idColumn.EndsWith("Code", StringComparison.Ordinal) ? idColumn[..^4] + "Name"
        : idColumn + "Name";

    private static IEnumerable<string> InEveryUnit(string name, MetricUnit unit) =>
        from statistic in Statistic.Of(unit)
        from durations in Enum.GetValues<DurationUnit>()
        select Column(name, statistic, unit, durations);

    private static IEnumerable<string> OfDimension(string dimension)
    {
        string column = Capital(dimension);
        return NameDirectory.ForDimension(dimension) is null ? [column] : [column, NamesOf(column)];
    }
}
