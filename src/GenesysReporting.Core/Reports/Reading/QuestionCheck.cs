using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Names;
using GenesysReporting.Reports.Questions;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports;

/// <summary>Checks the questions of a definition: their queries against the catalogue, and their columns.</summary>
internal static class QuestionCheck
{
    private static readonly QueryInterval Day =
        new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Throws a <see cref="ReportFaultException"/> for the first fault.</summary>
    public static void Check(ReportDefinition definition, string name)
    {
        ReportQuestion question = definition.Questions[name];
        try
        {
            CheckQuery(question, name);
            _ = question.Views.Select(ViewRange.Of).ToArray();
        }
        catch (GenesysException e)
        {
            throw new ReportFaultException(e.Message, e, "questions", name);
        }

        CheckGrain(question, name);
        CheckRows(question, name);
        CheckEvery(definition, question, name);
    }

    /// <summary>True if a key can be read from a question's answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="group">The key's dimension or column; null for the metrics' qualifier.</param>
    public static bool HasKey(ReportQuestion question, string? group)
    {
        IReadOnlyList<RowColumn> columns = QuestionRows.ColumnsOf(question);
        return columns.Count > 0 ? group is not null && RowEntries.IndexOf(columns, group) >= 0
            : group is null || question.Every == group || question.GroupBy.Contains(group, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True if a question's answer has a metric: one that it asks for, a view, a column of rows or the time between them.</summary>
    public static bool HasMetric(ReportQuestion question, string metric) =>
        question.Metrics.Contains(metric)
        || question.Views.Any(v => v.Name == metric)
        || question.Gap?.Name == metric
        || RowEntries.IndexOf(QuestionRows.ColumnsOf(question), metric) >= 0;

    private static void CheckQuery(ReportQuestion question, string name)
    {
        if (question.Type == ReportQuestion.ApiUsage)
        {
            foreach (string group in question.GroupBy)
            {
                Require(UsageRows.Groups.Contains(group), $"'{group}' is not one of {string.Join(", ", UsageRows.Groups)}.", name, "groupBy");
            }

            return;
        }

        bool isOfNow = !QueryTypes.Find(question.Type).Members.Contains("interval");
        Require(!isOfNow || question.Every is not null, "a question about the current state needs 'every', the dimension of which each value has a row.", name, "every");
        ReportCondition[] every = question.Every is { } dimension ? [new ReportCondition(dimension, [Guid.Empty.ToString()])] : [];
        var options = new ReportOptions { Time = new TimeForms { Exact = isOfNow ? null : Day, Zone = TimeZoneInfo.Utc }, Conditions = every };
        ReportQueries.Of(question, options, TimeProvider.System);
    }

    private static void CheckGrain(ReportQuestion question, string name)
    {
        IReadOnlyList<ReportGrain> grains = QuestionRows.GrainsOf(question.Type);
        Require(
            question.Grain is not { } grain || grains.Contains(grain),
            grains.Count == 0 ? $"{question.Type} has no rows of details." : $"a row of {question.Type} is one of {string.Join(", ", grains)}.",
            name, "grain");
    }

    private static void CheckRows(ReportQuestion question, string name)
    {
        IReadOnlyList<RowColumn> columns = QuestionRows.ColumnsOf(question);
        Require(columns.Count > 0 || (question.Where.Count == 0 && question.Gap is null), "'where' and 'gap' are for rows of details.", name);
        IEnumerable<string> views = columns.Count == 0 ? [] : question.Views.Select(v => v.Target).Where(t => t != question.Gap?.Name);
        IEnumerable<string> gap = question.Gap is null ? [] : [question.Gap.Of, .. question.Gap.By];
        foreach (string column in question.Where.Select(w => w.Column).Concat(views).Concat(gap))
        {
            Require(RowEntries.IndexOf(columns, column) >= 0, $"there is no column '{column}' in its rows.", name);
        }
    }

    private static void CheckEvery(ReportDefinition definition, ReportQuestion question, string name)
    {
        if (question.Every is not { } every)
        {
            return;
        }

        Require(LookupDimensions.Find(every) is not null, $"the values of '{every}' cannot be listed.", name, "every");
        Require(definition.Questions.Count == 1, "a question about the current state is the only one of its report.", name);
        Require(definition.Rows is [{ Group: { } group }] && group == every, $"the only key of its report is '{every}'.", name, "every");
        Require(definition.Buckets == false, "a report about the current state has no time buckets: give it \"buckets\": false.", name);
    }

    private static void Require(bool isRight, string message, params object[] position) =>
        ReportCheck.Require(isRight, message, ["questions", .. position]);
}
