using System.Globalization;
using GenesysReporting.Documents.Html;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Charts;

/// <summary>
/// Writes a chart as a figure: title, legend, one drawing for each unit, and the values as a table. Drawings use percentages
/// from left to right and pixels from top to bottom, so that they fill any width and their text keeps its size.
/// </summary>
internal static class ChartFigure
{
    /// <summary>Writes the figure.</summary>
    /// <param name="html">Receives the figure.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="number">The number of the chart on the page.</param>
    public static void Write(HtmlBuilder html, ReportChart chart, int number)
    {
        var data = new ChartData(chart);
        html.Add($"<figure><figcaption><h3>{chart.Title}</h3></figcaption>\n");
        if (data.Count == 0 || chart.Series.Count == 0)
        {
            html.Add($"<p>No data.</p></figure>\n");
            return;
        }

        WriteLegend(html, data);
        for (int panel = 0; panel < data.Panels.Count; panel++)
        {
            WritePanel(html, data, data.Panels[panel], string.Create(CultureInfo.InvariantCulture, $"c{number}-{panel + 1}"));
        }

        if (data.Count < chart.Labels.Count)
        {
            html.Add($"<p>The drawing shows the first {data.Count} of {chart.Labels.Count} labels; the values below have all of them.</p>");
        }

        WriteValues(html, chart, data);
        html.Add($"</figure>\n");
    }

    /// <summary>Writes the title and the description of a drawing.</summary>
    private static void WritePanel(HtmlBuilder html, ChartData data, ChartSeries[] panel, string id)
    {
        if (data.Panels.Count > 1)
        {
            html.Add($"<p class=\"panel\">{string.Join(", ", panel.Select(s => s.Series.Name))}</p>");
        }

        int height = data.HasAxis ? TimeChart.Height : NameChart.Height(data, panel);
        string form = data.HasAxis ? "plot" : "bars";
        html.Add($"<svg class=\"{form}\" width=\"100%\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        html.Add($"<title id=\"{id}-t\">{data.Chart.Title}</title><desc id=\"{id}-d\">{data.Summary(panel)}</desc>\n");
        if (data.HasAxis)
        {
            TimeChart.Write(html, data, panel);
        }
        else
        {
            NameChart.Write(html, data, panel);
        }

        html.Add($"</svg>\n");
    }

    private static void WriteLegend(HtmlBuilder html, ChartData data)
    {
        if (data.Chart.Series.Count < 2)
        {
            return;
        }

        html.Add($"<ul class=\"legend\">");
        foreach (ChartSeries series in data.Panels.SelectMany(panel => panel))
        {
            string mark = data.Chart.Kind == ReportChartKind.Line ? series.Mark : "■";
            html.Add($"<li><span class=\"{series.Class}\" aria-hidden=\"true\">{mark}</span> {series.Series.Name}</li>");
        }

        html.Add($"</ul>\n");
    }

    private static void WriteValues(HtmlBuilder html, ReportChart chart, ChartData data)
    {
        ChartSeries[] all = [.. data.Panels.SelectMany(panel => panel)];
        html.Add($"<details><summary>Values</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{chart.Title}: values\"><table><thead><tr><td></td>");
        foreach (ChartSeries series in all)
        {
            html.Add($"<th scope=\"col\">{series.Series.Name}</th>");
        }

        html.Add($"</tr></thead><tbody>\n");
        for (int i = 0; i < chart.Labels.Count; i++)
        {
            html.Add($"<tr><th scope=\"row\">{chart.Labels[i]}</th>");
            foreach (ChartSeries series in all)
            {
                html.Add($"<td>{(series.At(i) is null ? string.Empty : series.Text(i))}</td>");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div></details>");
    }
}
