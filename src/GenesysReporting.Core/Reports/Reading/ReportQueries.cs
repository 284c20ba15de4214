using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Reports;

/// <summary>Turns the questions of definitions into queries.</summary>
internal static class ReportQueries
{
    /// <summary>Returns the queries of a report, in order; throws for every choice of the caller that does not fit.</summary>
    public static IReadOnlyList<AnalyticsQuery> Check(ReportDefinition definition, ReportOptions options, TimeProvider time)
    {
        foreach (ReportCondition condition in options.Conditions)
        {
            if (!definition.Questions.Values.Any(q => Takes(QueryTypes.Find(q.Type), condition.Dimension)))
            {
                throw ReportErrors.ReportFilterNotTaken(definition.Name, condition.Dimension);
            }
        }

        return [.. definition.Questions.Values.Select(q => Of(q, options, time))];
    }

    /// <summary>Returns the query of a question; throws for everything that the catalogue does not allow.</summary>
    /// <param name="question">The question.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="time">The clock.</param>
    public static AnalyticsQuery Of(ReportQuestion question, ReportOptions options, TimeProvider time)
    {
        QueryFamily family = QueryTypes.Find(question.Type);
        return QueryBuilder.Make(
            new QueryInput(question.Type)
            {
                Time = options.Time,
                Metrics = question.Metrics,
                GroupBy = question.GroupBy,
                Granularity = options.Granularity ?? question.Granularity,
                Views = [.. question.Views.Select(View)],
                Filters =
                [
                    .. question.Filter.Select(f => Condition(f.Dimension, f.Values)),
                    .. options.Conditions.Where(c => Takes(family, c.Dimension)).Select(c => Condition(c.Dimension, c.Values)),
                    .. options.Filters,
                ],
                CurrentUser = question.CurrentUser,
            },
            time);
    }

    /// <summary>True if queries of a family can be filtered by a dimension.</summary>
    public static bool Takes(QueryFamily family, string dimension) =>
        family.FilterLevels.Any(l => l.Dimensions.Contains(dimension, StringComparer.OrdinalIgnoreCase));

    private static QueryFilter Condition(string dimension, IReadOnlyList<string> values) =>
        FilterBuilder.Make(new FilterInput { Dimension = dimension, Values = [.. values] });

    private static QueryView View(ReportView view)
    {
        var target = new FilterPredicate(FilterKind.Metric, view.Target);
        return new QueryView(view.Name, view.Target, Bound(view.From, target), Bound(view.Below, target));
    }

    private static decimal? Bound(string? text, FilterPredicate target) => text is null ? null : FilterValues.Number(text, target);
}
