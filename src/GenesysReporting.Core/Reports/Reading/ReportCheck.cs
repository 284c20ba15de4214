using System.Text.RegularExpressions;
using GenesysReporting.Reports.Figures;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports;

/// <summary>Checks what a schema cannot: names that refer to each other, and queries against the catalogue.</summary>
internal static partial class ReportCheck
{
    /// <summary>Throws a <see cref="ReportFaultException"/> for the first fault.</summary>
    public static void Check(ReportDefinition definition)
    {
        NullCheck.Check(definition);
        Require(Name().IsMatch(definition.Name), "a name has only letters and digits.", "name");
        Require(definition.Questions.Count > 0, "a report needs at least one question.", "questions");
        Require(definition.Columns.Count > 0, "a report needs at least one column.", "columns");
        foreach (string name in definition.Questions.Keys)
        {
            QuestionCheck.Check(definition, name);
        }

        CheckNames(definition);
        CheckKeys(definition);
        CheckColumns(definition);
        CheckHeadings(definition);
        ReferenceCheck.Check(definition);
    }

    private static void CheckNames(ReportDefinition definition)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ReportColumns.Organization };
        if (definition.Buckets != false)
        {
            names.Add(ReportColumns.Start);
        }

        for (int i = 0; i < definition.Rows.Count; i++)
        {
            Require(Name().IsMatch(definition.Rows[i].Column), "a column's name has only letters and digits.", "rows", i, "column");
            Require(names.Add(definition.Rows[i].Column), $"there is another column '{definition.Rows[i].Column}'.", "rows", i, "column");
        }

        for (int i = 0; i < definition.Columns.Count; i++)
        {
            Require(Name().IsMatch(definition.Columns[i].Column), "a column's name has only letters and digits.", "columns", i, "column");
            Require(names.Add(definition.Columns[i].Column), $"there is another column '{definition.Columns[i].Column}'.", "columns", i, "column");
        }
    }

    private static void CheckKeys(ReportDefinition definition)
    {
        for (int i = 0; i < definition.Rows.Count; i++)
        {
            foreach ((string name, ReportQuestion question) in definition.Questions)
            {
                Require(
                    QuestionCheck.HasKey(question, definition.Rows[i].Group),
                    QuestionRows.ColumnsOf(question).Count > 0
                        ? $"the rows of the question '{name}' have no column '{definition.Rows[i].Group}'."
                        : $"the question '{name}' is not grouped by '{definition.Rows[i].Group}'.",
                    "rows", i, "group");
            }

            Require(definition.Rows[i].Width is null or (>= 4 and <= 200), "a width is between 4 and 200 characters.", "rows", i, "width");
            Require(
                definition.Rows[i].Kind is null or ReportValueKind.Text or ReportValueKind.Id or ReportValueKind.Time,
                "a key is text, an id or a time.",
                "rows", i, "kind");
        }

        Require(definition.Rows.Count(r => r.Group is null) <= 1, "only one column can have the qualifiers.", "rows");
    }

    private static void CheckColumns(ReportDefinition definition)
    {
        for (int i = 0; i < definition.Columns.Count; i++)
        {
            ReportMeasure column = definition.Columns[i];
            Require(
                column.Kind is ReportValueKind.Count or ReportValueKind.Number or ReportValueKind.Duration or ReportValueKind.Percentage or ReportValueKind.Time,
                "a column is a count, number, duration, percentage or time.",
                "columns", i, "kind");
            Require(column.Within is null || column.Over is null, "a share within columns has no 'over'.", "columns", i, "over");
            foreach (string name in column.Within ?? [])
            {
                Require(
                    name == ReportColumns.Start || definition.Rows.Any(r => r.Column == name),
                    $"there is no column '{name}' among the rows.",
                    "columns", i, "within");
            }

            CheckTerms(definition, column, i);
        }
    }

    /// <summary>Checks the names that columns have in rows, where durations have their unit and keys their ids.</summary>
    private static void CheckHeadings(ReportDefinition definition)
    {
        var columns = new ReportColumns(definition, hasOrganization: true, hasBuckets: definition.Buckets != false);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < columns.All.Count; i++)
        {
            bool isNew = names.Add(columns.All[i].Name);
            object[] position = i < columns.FirstValue ? ["rows", i - columns.FirstKey]
                : i < columns.FirstId ? ["columns", i - columns.FirstValue]
                : ["rows", columns.IdKeys[i - columns.FirstId]];
            Require(isNew, $"two columns have the name '{columns.All[i].Name}' in rows.", [.. position, "column"]);
        }
    }

    private static void CheckTerms(ReportDefinition definition, ReportMeasure column, int index)
    {
        Measure measure;
        try
        {
            measure = new Measure(column, definition.Questions.Keys.First());
        }
        catch (FormatException e)
        {
            throw new ReportFaultException(e.Message, e, "columns", index, "value");
        }

        Require(
            column.Kind != ReportValueKind.Time || (column is { Over: null, Within: null } && measure.Terms.Count() == 1 && measure.Terms.Single() is { Statistic: "min" or "max", Sign: 1 }),
            "a time is the .min or .max of one column of times.",
            "columns", index, "value");
        foreach (FormulaTerm term in measure.Terms)
        {
            Require(
                definition.Questions.TryGetValue(term.Metric.Question, out ReportQuestion? question),
                $"there is no question '{term.Metric.Question}'.",
                "columns", index, "value");
            Require(
                QuestionCheck.HasMetric(question!, term.Metric.Metric),
                $"the question '{term.Metric.Question}' does not ask for '{term.Metric.Metric}'.",
                "columns", index, "value");
        }
    }

    internal static void Require(bool isRight, string message, params object[] position)
    {
        if (!isRight)
        {
            throw new ReportFaultException(message, null, position);
        }
    }

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{Nd}]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
