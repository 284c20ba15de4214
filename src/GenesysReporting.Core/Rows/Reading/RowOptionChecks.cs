using GenesysReporting.Analytics;

namespace GenesysReporting.Rows.Reading;

/// <summary>Checks that options fit the kind of record.</summary>
internal static class RowOptionChecks
{
    private static readonly Dictionary<Type, string> Plurals = new()
    {
        [typeof(AnalyticsConversation)] = "conversations",
        [typeof(AnalyticsAggregate)] = "aggregates",
        [typeof(AnalyticsObservation)] = "observations",
        [typeof(AnalyticsTaskObservation)] = "observations of work items",
        [typeof(AnalyticsActivity)] = "activity records",
        [typeof(AnalyticsUserDetail)] = "user details",
        [typeof(AnalyticsAgentStatus)] = "agent statuses",
        [typeof(AnalyticsAgentStatusCount)] = "counts of agent statuses",
    };

    public static string Plural(Type record) => Plurals.GetValueOrDefault(record, record.Name);

    /// <summary>
    /// Throws <c>GrainNotTaken</c>, <c>AttributeNotTaken</c>, <c>LayoutNotTaken</c>, <c>SplitByNotTaken</c>, <c>FillGapsNotTaken</c> or
    /// <c>MetricNotTaken</c>.
    /// </summary>
    public static void Check(AnalyticsRecord first, RowOptions options)
    {
        string kind = Plural(first.GetType());
        if (options.Grain is not null && first is not AnalyticsConversation)
        {
            throw RowErrors.GrainNotTaken(kind);
        }

        if (options.Attributes.Count > 0 && first is not AnalyticsConversation)
        {
            throw RowErrors.AttributeNotTaken(kind);
        }

        if (options.Layout is not null && first is not AnalyticsAggregate)
        {
            throw RowErrors.LayoutNotTaken(kind);
        }

        if (options.SplitBy is not null && first is not AnalyticsUserDetail)
        {
            throw RowErrors.SplitByNotTaken(kind);
        }

        if (options.FillGaps && first is not AnalyticsAggregate)
        {
            throw RowErrors.FillGapsNotTaken(kind);
        }

        if (options.Metrics.Count > 0 && first is not (AnalyticsConversation or AnalyticsGroupedRecord))
        {
            throw RowErrors.MetricNotTaken(kind, "They have no metrics: leave -Metric out.");
        }
    }
}
