using GenesysReporting.Documents.Html;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Charts;

/// <summary>Draws bars from left to right, one group under each name: long names need the width.</summary>
internal static class NameChart
{
    private const int LabelHeight = 18;
    private const int BarHeight = 14;
    private const int Gap = 10;
    private const int LongestName = 42;

    // The longest bar leaves room for its value.
    private const double Reach = 80;

    /// <summary>Returns the height of the drawing in pixels.</summary>
    public static int Height(ChartData data, ChartSeries[] panel) => data.Count * GroupHeight(data, panel);

    /// <summary>Draws the bars of one unit.</summary>
    public static void Write(HtmlBuilder html, ChartData data, ChartSeries[] panel)
    {
        ChartScale scale = ChartScale.Of(data.Extent(panel), panel[0].Series.Kind);
        for (int i = 0; i < data.Count; i++)
        {
            int top = i * GroupHeight(data, panel);
            html.Add($"<g><title>{data.Describe(panel, i)}</title><text x=\"0\" y=\"{top + 13}\">{ChartData.Cut(data.Chart.Labels[i], LongestName)}</text>");
            if (data.Chart.Kind == ReportChartKind.StackedBar)
            {
                WriteStack(html, panel, i, top + LabelHeight, scale);
            }
            else
            {
                WriteBars(html, panel, i, top + LabelHeight, scale);
            }

            html.Add($"</g>\n");
        }
    }

    private static void WriteBars(HtmlBuilder html, ChartSeries[] panel, int index, int top, ChartScale scale)
    {
        double zero = scale.Place(0) * Reach;
        for (int s = 0; s < panel.Length; s++)
        {
            int y = top + (s * (BarHeight + 2));
            double end = scale.Place(panel[s].At(index) ?? 0) * Reach;
            html.Add($"<rect class=\"{panel[s].Class}\" x=\"{Math.Min(zero, end)}%\" y=\"{y}\" width=\"{Math.Abs(end - zero)}%\" height=\"{BarHeight}\"/>");
            html.Add($"<text x=\"{Math.Max(zero, end)}%\" dx=\"5\" y=\"{y + 11}\" class=\"value\">{panel[s].Text(index)}</text>");
        }
    }

    private static void WriteStack(HtmlBuilder html, ChartSeries[] panel, int index, int top, ChartScale scale)
    {
        double sum = 0;
        foreach (ChartSeries series in panel.Where(s => s.At(index) > 0))
        {
            double start = scale.Place(sum) * Reach;
            sum += series.At(index)!.Value;
            html.Add($"<rect class=\"part {series.Class}\" x=\"{start}%\" y=\"{top}\" width=\"{(scale.Place(sum) * Reach) - start}%\" height=\"{BarHeight}\">");
            html.Add($"<title>{series.Series.Name}: {series.Text(index)}</title></rect>");
        }

        string total = Values.ValueText.Number(sum, panel[0].Series.Kind);
        html.Add($"<text x=\"{scale.Place(sum) * Reach}%\" dx=\"5\" y=\"{top + 11}\" class=\"value\">{total}</text>");
    }

    private static int GroupHeight(ChartData data, ChartSeries[] panel) =>
        LabelHeight + Gap + ((data.Chart.Kind == ReportChartKind.StackedBar ? 1 : panel.Length) * (BarHeight + 2));
}
