using static GenesysReporting.Reports.ReportCheck;

namespace GenesysReporting.Reports;

/// <summary>Checks the columns that the order, the tiles, the conditions and the charts of a definition name.</summary>
internal static class ReferenceCheck
{
    /// <summary>Throws a <see cref="ReportFaultException"/> for the first fault.</summary>
    public static void Check(ReportDefinition definition)
    {
        HashSet<string> keys = [.. definition.Rows.Select(r => r.Column)];
        HashSet<string> values = [.. definition.Columns.Select(c => c.Column)];
        for (int i = 0; i < definition.Sort.Count; i++)
        {
            string column = SortOrder.Parse(definition.Sort[i]).Column;
            Require(column == ReportColumns.Start || keys.Contains(column) || values.Contains(column), $"there is no column '{definition.Sort[i]}'.", "sort", i);
        }

        for (int i = 0; i < definition.Table.Count; i++)
        {
            Require(
                definition.Table[i] == ReportColumns.Start || keys.Contains(definition.Table[i]) || values.Contains(definition.Table[i]),
                $"there is no column '{definition.Table[i]}'.",
                "table", i);
        }

        for (int i = 0; i < definition.Tiles.Count; i++)
        {
            Require(values.Contains(definition.Tiles[i]), $"there is no column of values '{definition.Tiles[i]}'.", "tiles", i);
        }

        for (int i = 0; i < definition.Only.Count; i++)
        {
            Require(values.Contains(definition.Only[i].Column), $"there is no column of values '{definition.Only[i].Column}'.", "only", i, "column");
        }

        for (int i = 0; i < definition.Charts.Count; i++)
        {
            CheckChart(definition, definition.Charts[i], i, keys);
        }
    }

    private static void CheckChart(ReportDefinition definition, ReportChartPlan chart, int at, HashSet<string> keys)
    {
        Require(chart.By == ReportColumns.Start || keys.Contains(chart.By), $"there is no column '{chart.By}' among the rows.", "charts", at, "by");
        Require(chart.Series is null || keys.Contains(chart.Series), $"there is no column '{chart.Series}' among the rows.", "charts", at, "series");
        HashSet<string> drawn = [.. definition.Columns.Where(c => c.Kind != ReportValueKind.Time).Select(c => c.Column)];
        Require(chart.Columns.Count > 0 && chart.Columns.All(drawn.Contains), "the columns are not columns of values of the report other than times.", "charts", at, "columns");
        for (int i = 0; i < chart.Where.Count; i++)
        {
            Require(keys.Contains(chart.Where[i].Column), $"there is no column '{chart.Where[i].Column}' among the rows.", "charts", at, "where", i, "column");
        }
    }
}
