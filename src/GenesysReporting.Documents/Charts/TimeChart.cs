using GenesysReporting.Documents.Html;
using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Charts;

/// <summary>Draws lines or columns over time, from left to right.</summary>
internal static class TimeChart
{
    /// <summary>The height of the drawing in pixels.</summary>
    public const int Height = Top + PlotHeight + 26;

    private const int Top = 10;
    private const int PlotHeight = 170;
    private const int MostMarks = 12;

    /// <summary>Draws the series of one unit.</summary>
    public static void Write(HtmlBuilder html, ChartData data, ChartSeries[] panel)
    {
        ChartScale scale = ChartScale.Of(data.Extent(panel), panel[0].Series.Kind);
        foreach (double line in scale.Lines())
        {
            double y = Y(scale, line);
            html.Add($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"axis\" x=\"-6\" y=\"{y + 4}\">{ValueText.Number(line, panel[0].Series.Kind)}</text>");
        }

        html.Add($"\n");
        switch (data.Chart.Kind)
        {
            case ReportChartKind.Line:
                WriteLines(html, data, panel, scale);
                break;
            case ReportChartKind.StackedBar:
                WriteStacks(html, data, panel, scale);
                break;
            default:
                WriteColumns(html, data, panel, scale);
                break;
        }

        WriteLabels(html, data);
        for (int i = 0; i < data.Count; i++)
        {
            html.Add($"<rect class=\"hit\" x=\"{Left(data, i)}%\" y=\"{Top}\" width=\"{Slot(data)}%\" height=\"{PlotHeight}\"><title>{data.Describe(panel, i)}</title></rect>\n");
        }
    }

    private static void WriteLines(HtmlBuilder html, ChartData data, ChartSeries[] panel, ChartScale scale)
    {
        int between = Math.Max(1, (int)Math.Ceiling(data.Count / (double)MostMarks));
        foreach (ChartSeries series in panel)
        {
            html.Add($"<g class=\"line {series.Class}\">");
            for (int i = 0; i < data.Count; i++)
            {
                if (series.At(i) is not { } value)
                {
                    continue;
                }

                double? next = series.At(i + 1);
                if (i + 1 < data.Count && next is not null)
                {
                    html.Add($"<line x1=\"{Middle(data, i)}%\" y1=\"{Y(scale, value)}\" x2=\"{Middle(data, i + 1)}%\" y2=\"{Y(scale, next.Value)}\"/>");
                }

                // A value without neighbours would be invisible.
                bool isAlone = series.At(i - 1) is null && next is null;
                if (i % between == between / 2 || isAlone)
                {
                    html.Add($"<text x=\"{Middle(data, i)}%\" y=\"{Y(scale, value) + 4}\">{series.Mark}</text>");
                }
            }

            html.Add($"</g>\n");
        }
    }

    private static void WriteColumns(HtmlBuilder html, ChartData data, ChartSeries[] panel, ChartScale scale)
    {
        double width = Slot(data) * 0.84 / panel.Length;
        for (int i = 0; i < data.Count; i++)
        {
            foreach ((ChartSeries series, int s) in panel.Select((series, s) => (series, s)))
            {
                if (series.At(i) is { } value)
                {
                    WriteColumn(html, series, Left(data, i) + (Slot(data) * 0.08) + (s * width), width, Y(scale, 0), Y(scale, value));
                }
            }
        }
    }

    private static void WriteStacks(HtmlBuilder html, ChartData data, ChartSeries[] panel, ChartScale scale)
    {
        for (int i = 0; i < data.Count; i++)
        {
            double sum = 0;
            foreach (ChartSeries series in panel.Where(s => s.At(i) > 0))
            {
                double start = Y(scale, sum);
                sum += series.At(i)!.Value;
                WriteColumn(html, series, Left(data, i) + (Slot(data) * 0.08), Slot(data) * 0.84, start, Y(scale, sum));
            }
        }
    }

    private static void WriteColumn(HtmlBuilder html, ChartSeries series, double x, double width, double from, double to) =>
        html.Add($"<rect class=\"{series.Class}\" x=\"{x}%\" y=\"{Math.Min(from, to)}\" width=\"{width}%\" height=\"{Math.Abs(to - from)}\"/>");

    private static void WriteLabels(HtmlBuilder html, ChartData data)
    {
        foreach (TimeLabel label in TimeLabel.Of(data))
        {
            html.Add($"<text class=\"{(label.IsWide ? "tick wide" : "tick")}\" x=\"{Middle(data, label.Index)}%\" y=\"{Top + PlotHeight + 18}\">{label.Text}</text>");
        }
    }

    private static double Slot(ChartData data) => 100.0 / data.Count;

    private static double Left(ChartData data, int index) => index * Slot(data);

    private static double Middle(ChartData data, int index) => (index + 0.5) * Slot(data);

    private static double Y(ChartScale scale, double value) => Top + ((1 - scale.Place(value)) * PlotHeight);
}
