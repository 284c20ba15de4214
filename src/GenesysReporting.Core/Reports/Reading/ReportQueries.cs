using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports;

/// <summary>Turns the questions of definitions into queries.</summary>
internal static class ReportQueries
{
    /// <summary>Returns the query of a question; throws for everything that the catalogue does not allow.</summary>
    /// <param name="question">The question.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="time">The clock.</param>
    public static AnalyticsQuery Of(ReportQuestion question, ReportOptions options, TimeProvider time)
    {
        bool hasRows = QuestionRows.Has(question);
        string? granularity = options.Granularity ?? question.Granularity;
        return QueryBuilder.Make(
            new QueryInput(question.Type)
            {
                // Rows are put into buckets after they were read, and the interval begins where a bucket does.
                Time = hasRows && granularity is not null ? options.Time with { Granularity = GranularityText.Read(granularity) } : options.Time,
                Metrics = question.Metrics,
                GroupBy = question.GroupBy,
                Granularity = hasRows ? null : granularity,
                Views = hasRows ? [] : [.. question.Views.Select(View)],
                Filters =
                [
                    .. question.Filter.Select(Condition),
                    .. options.Conditions.Where(c => Takes(question, c.Dimension)).Select(Condition),
                    .. options.Filters,
                ],
                CurrentUser = question.CurrentUser,
                Mode = options.Attributes.Count > 0 ? QueryMode.Job : QueryMode.Auto,
            },
            time);
    }

    /// <summary>Returns the length of a report's buckets: the caller's, or the definition's; null for no buckets.</summary>
    public static string? Granularity(ReportDefinition definition, ReportOptions options) =>
        options.Granularity ?? definition.Questions.Values.Select(q => q.Granularity).FirstOrDefault(g => g is not null);

    /// <summary>True if a question can be filtered by a dimension.</summary>
    public static bool Takes(ReportQuestion question, string dimension) => question.Type != ReportQuestion.ApiUsage
        && QueryTypes.Find(question.Type).FilterLevels.Any(l => l.Dimensions.Contains(dimension, StringComparer.OrdinalIgnoreCase));

    private static QueryFilter Condition(ReportCondition condition) => FilterBuilder.Make(condition.Values is { } values
        ? new FilterInput { Dimension = condition.Dimension, Values = [.. values] }
        : new FilterInput { Dimension = condition.Dimension, Operator = FilterOperator.Exists });

    private static QueryView View(ReportView view)
    {
        ViewRange range = ViewRange.Of(view);
        return new QueryView(view.Name, view.Target, range.From, range.Below);
    }
}
