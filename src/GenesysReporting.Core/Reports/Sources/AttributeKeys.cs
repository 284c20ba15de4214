using GenesysReporting.Reports.Questions;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Sources;

/// <summary>Adds participants' attributes to a report as keys.</summary>
internal static class AttributeKeys
{
    /// <summary>Returns the report with a key for each attribute; throws if its rows have none.</summary>
    public static ReportDefinition Add(ReportDefinition definition, IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0)
        {
            return definition;
        }

        ReportQuestion question = definition.Questions.Values.First();
        bool hasAttributes = definition.Questions.Count == 1 && QuestionRows.Has(question)
            && (question.Grain ?? QuestionRows.GrainsOf(question.Type)[0]) is ReportGrain.Conversation or ReportGrain.Participant;
        if (!hasAttributes)
        {
            throw ReportErrors.ReportAttributeNotTaken(definition.Name);
        }

        string[] names = [.. attributes.Distinct(StringComparer.OrdinalIgnoreCase)];
        IEnumerable<RowColumn> columns = QuestionRows.Of(question, TimeZoneInfo.Utc, names).Columns.TakeLast(names.Length);
        HashSet<string> taken = new(definition.Rows.Select(r => r.Column).Concat(definition.Columns.Select(c => c.Column)), StringComparer.OrdinalIgnoreCase)
        {
            ReportColumns.Start, ReportColumns.Organization,
        };
        return definition with
        {
            Rows = [.. definition.Rows, .. columns.Zip(names, (column, name) => new ReportKey
            {
                Column = taken.Contains(name) ? "Attribute" + name : name,
                Group = column.Name,
                Definition = $"The participants' attribute '{name}', which only jobs have.",
            })],
        };
    }
}
