using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Charts;

/// <summary>The scale of a chart's values: it includes zero and ends at round numbers.</summary>
/// <param name="Bottom">The lowest value of the scale.</param>
/// <param name="Top">The highest value of the scale.</param>
/// <param name="Step">The distance of its lines.</param>
internal sealed record ChartScale(double Bottom, double Top, double Step)
{
    private const int MostSteps = 5;

    private static readonly double[] Seconds =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400];

    /// <summary>Returns the scale of some values.</summary>
    public static ChartScale Of(IEnumerable<double> values, ReportValueKind kind)
    {
        double low = 0;
        double high = 0;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (kind == ReportValueKind.Percentage && low >= 0 && high is > 0.5 and <= 1.000001)
        {
            return new ChartScale(0, 1, 0.25);
        }

        double step = RoundStep(Math.Max((high - low) / MostSteps, Least(kind)), kind);
        double top = Math.Max(Math.Ceiling((high / step) - 1e-9) * step, low < 0 ? 0 : step);
        return new ChartScale(Math.Floor((low / step) + 1e-9) * step, top, step);
    }

    /// <summary>The values of the lines, from the lowest.</summary>
    public IEnumerable<double> Lines()
    {
        int count = (int)Math.Round((Top - Bottom) / Step);
        return Enumerable.Range(0, count + 1).Select(i => Bottom + (i * Step));
    }

    /// <summary>Returns the place of a value as a fraction from 0, the lowest, to 1, the highest.</summary>
    public double Place(double value) => (value - Bottom) / (Top - Bottom);

    private static double Least(ReportValueKind kind) => kind switch
    {
        ReportValueKind.Percentage => 0.001,
        ReportValueKind.Number => 0.01,
        _ => 1,
    };

    private static double RoundStep(double atLeast, ReportValueKind kind)
    {
        if (kind == ReportValueKind.Duration && Seconds.FirstOrDefault(step => step >= atLeast) is var step and > 0)
        {
            return step;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return power * new double[] { 1, 2, 5, 10 }.First(factor => power * factor >= atLeast * (1 - 1e-9));
    }
}
