using static GenesysReporting.Reports.ReportCheck;

namespace GenesysReporting.Reports;

/// <summary>Refuses a null in a list, and in place of a value that a definition needs. Others mean that the member is left out.</summary>
internal static class NullCheck
{
    private static readonly HashSet<string> Needed =
        ["name", "description", "questions", "rows", "columns", "column", "definition", "value", "type", "dimension", "of", "by"];

    /// <summary>Returns the number of the line, from 1, of the first null that is found without knowing the place; null if there is none.</summary>
    public static int? LineIn(ReadOnlySpan<byte> utf8) => JsonPosition.LineOfNull(utf8, Needed);

    /// <summary>Throws a <see cref="ReportFaultException"/> for members that may be null elsewhere.</summary>
    public static void Check(ReportDefinition definition)
    {
        Require(definition.Title is not null, "a value is null.", "title");
        foreach ((string name, ReportQuestion question) in definition.Questions)
        {
            Require(question is not null && question.Views.All(v => v.Target is not null), "a value is null.", "questions", name);
        }

        for (int i = 0; i < definition.Charts.Count; i++)
        {
            Require(definition.Charts[i].Title is not null, "a value is null.", "charts", i, "title");
        }
    }
}
