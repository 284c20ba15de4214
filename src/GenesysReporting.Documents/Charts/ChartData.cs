using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Charts;

/// <summary>A chart prepared for drawing: its first labels, and its series in groups that share a scale.</summary>
internal sealed class ChartData
{
    /// <summary>The number of labels that a chart along a time axis draws.</summary>
    public const int MostPoints = 744;

    /// <summary>The number of names that a chart of bars draws.</summary>
    public const int MostNames = 40;

    /// <summary>Prepares a chart.</summary>
    public ChartData(ReportChart chart)
    {
        Chart = chart;
        // Lines connect neighbours, so that they need an axis from left to right even if the labels are names.
        HasAxis = chart.IsOverTime || chart.Kind == ReportChartKind.Line;
        Count = Math.Min(chart.Labels.Count, HasAxis ? MostPoints : MostNames);
        Panels = [.. chart.Series.Select((series, index) => new ChartSeries(index, series)).GroupBy(s => s.Series.Kind).Select(g => g.ToArray())];
    }

    /// <summary>The chart.</summary>
    public ReportChart Chart { get; }

    /// <summary>True if the labels are drawn from left to right, false if each is drawn above its bars.</summary>
    public bool HasAxis { get; }

    /// <summary>The number of labels that are drawn.</summary>
    public int Count { get; }

    /// <summary>The series by kind: values of different units never share a scale.</summary>
    public IReadOnlyList<ChartSeries[]> Panels { get; }

    /// <summary>Returns a label with at most that many characters, without its middle if it is longer: names often differ at their ends.</summary>
    public static string Cut(string label, int most)
    {
        if (label.Length <= most)
        {
            return label;
        }

        int first = most / 2;
        int last = label.Length - (most - first - 1);
        return label[..(char.IsHighSurrogate(label[first - 1]) ? first - 1 : first)] + "…" + label[(char.IsLowSurrogate(label[last]) ? last + 1 : last)..];
    }

    /// <summary>Returns the values of a panel that decide about its scale.</summary>
    public IEnumerable<double> Extent(ChartSeries[] panel) => Chart.Kind == ReportChartKind.StackedBar
        ? Enumerable.Range(0, Count).Select(i => panel.Sum(s => Math.Max(s.At(i) ?? 0, 0)))
        : panel.SelectMany(s => Enumerable.Range(0, Count).Select(s.At).OfType<double>());

    /// <summary>Returns the label and all values of a panel at it, such as "08:00: Offered 12; Answered 11".</summary>
    public string Describe(ChartSeries[] panel, int index) =>
        Chart.Labels[index] + ": " + string.Join("; ", panel.Select(s => s.Series.Name + " " + s.Text(index)));

    /// <summary>Returns one sentence for each series, with its lowest and highest value.</summary>
    public string Summary(ChartSeries[] panel) => string.Join(" ", panel.Select(Summary));

    private string Summary(ChartSeries series)
    {
        int[] known = [.. Enumerable.Range(0, Count).Where(i => series.At(i) is not null)];
        if (known.Length == 0)
        {
            return series.Series.Name + ": no data.";
        }

        int low = known.MinBy(i => series.At(i));
        int high = known.MaxBy(i => series.At(i));
        return $"{series.Series.Name}: from {series.Text(low)} ({Chart.Labels[low]}) to {series.Text(high)} ({Chart.Labels[high]}).";
    }
}

/// <summary>A series and its number, which decides about its colour and mark.</summary>
internal sealed record ChartSeries(int Index, ReportSeries Series)
{
    /// <summary>The number of different colours: as many as there are system presences.</summary>
    public const int Colours = 10;

    // Scales add and multiply values, and the results have to be finite.
    private const double Largest = 1e300;

    /// <summary>The class that gives the colour.</summary>
    public string Class { get; } = "s" + (char)('0' + (Index % Colours));

    /// <summary>The mark of lines, different for neighbours so that they do not depend on colours.</summary>
    public string Mark { get; } = "●■▲◆"[Index % 4].ToString();

    /// <summary>Returns a value; null for no data, and for a value that cannot be drawn.</summary>
    public double? At(int index) =>
        index >= 0 && index < Series.Values.Count && Series.Values[index] is { } value && Math.Abs(value) <= Largest ? value : null;

    /// <summary>Returns a value as text.</summary>
    public string Text(int index) => At(index) is { } value ? ValueText.Number(value, Series.Kind) : "no data";
}
