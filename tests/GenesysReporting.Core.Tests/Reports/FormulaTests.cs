using GenesysReporting.Analytics;
using GenesysReporting.Reports.Figures;

namespace GenesysReporting.Tests.Reports;

/// <summary>Formulas add statistics; nothing of them is run as code.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("tAnswered.count", 7.0)]
    [InlineData("tAnswered.count - nOverSla.count", 4.0)]
    [InlineData(" tAnswered.count+nOverSla.count - tAbandon.count ", 10.0)]
    [InlineData("other:tAnswered.count", 100.0)]
    [InlineData("tPresence[BREAK].sum", 30.0)]
    [InlineData("tPresence.sum", 70.0)]
    [InlineData("tAbandon.count", null)]
    [InlineData("tAnswered.max", 9.0)]
    [InlineData("tAnswered.min", 1.0)]
    public void Statistics_are_added(string text, double? expected) => Assert.Equal(expected, Formula.Parse(text, "q").Sum(Figures()));

    [Theory]
    [InlineData("")]
    [InlineData("tAnswered")]
    [InlineData("tAnswered.average")]
    [InlineData("tAnswered.count * 2")]
    [InlineData("(tAnswered.count)")]
    [InlineData("-tAnswered.count")]
    [InlineData("tAnswered.count -")]
    [InlineData("$(Get-Date).count")]
    [InlineData("a:b:tAnswered.count")]
    public void Anything_else_is_refused(string text) => Assert.Contains(
        "numerator", Assert.Throws<FormatException>(() => Formula.Parse(text, "q")).Message, StringComparison.Ordinal);

    private static FigureSet Figures()
    {
        var set = new FigureSet();
        set.Add(new MetricKey("q", "tAnswered", null), new AnalyticsStatistics { Count = 3, Max = 5, Min = 2 });
        set.Add(new MetricKey("q", "tAnswered", null), new AnalyticsStatistics { Count = 4, Max = 9, Min = 1 });
        set.Add(new MetricKey("other", "tAnswered", null), new AnalyticsStatistics { Count = 100 });
        set.Add(new MetricKey("q", "nOverSla", null), new AnalyticsStatistics { Count = 3 });
        set.Add(new MetricKey("q", "tPresence", "BREAK"), new AnalyticsStatistics { Sum = 30 });
        set.Add(new MetricKey("q", "tPresence", "MEAL"), new AnalyticsStatistics { Sum = 40 });
        return set;
    }
}
