using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Reports.Figures;
using GenesysReporting.Rows;

namespace GenesysReporting.Reports.Questions;

/// <summary>A column of rows, perhaps limited to a range, as a metric.</summary>
internal sealed class RowMetric
{
    private readonly int _at;
    private readonly ViewRange? _range;

    private RowMetric(string name, int at, ViewRange? range) => (Name, _at, _range) = (name, at, range);

    /// <summary>The name by which values refer to it.</summary>
    public string Name { get; }

    /// <summary>Returns the metrics that a report's values name, without the one of gaps and its views.</summary>
    public static RowMetric[] All(ReportDefinition definition, string question, IReadOnlyList<RowColumn> columns)
    {
        ReportQuestion asked = definition.Questions[question];
        string first = definition.Questions.Keys.First();
        return
        [
            .. definition.Columns.SelectMany(c => new Measure(c, first).Terms)
                .Where(t => t.Metric.Question == question)
                .Select(t => t.Metric.Metric)
                .Distinct()
                .Select(name => asked.Views.FirstOrDefault(v => v.Name == name) is { } view
                    ? new RowMetric(name, RowEntries.IndexOf(columns, view.Target), ViewRange.Of(view))
                    : new RowMetric(name, RowEntries.IndexOf(columns, name), null))
                .Where(m => m._at >= 0),
        ];
    }

    /// <summary>Returns the statistics of one row: a count of one, and for numbers and times their value; null without a value.</summary>
    public AnalyticsStatistics? Read(object?[] row) => row[_at] switch
    {
        null or "" => null,
        DateTimeOffset or string when _range is not null => throw QuestionErrors.ViewNotOfNumbers(Name),
        DateTimeOffset time => OfTime(time.ToUnixTimeMilliseconds()),
        bool flag => Of(flag ? 1 : 0),
        string => new AnalyticsStatistics { Count = 1 },
        IConvertible number => Of(number.ToDouble(null)),
        _ => null,
    };

    /// <summary>Returns the statistics of one value.</summary>
    public static AnalyticsStatistics Of(ViewRange? range, double value) => range is { } limits && !limits.Contains(value)
        ? AnalyticsStatistics.None
        : new AnalyticsStatistics { Count = 1, Sum = value, Min = value, Max = value };

    private AnalyticsStatistics? Of(double value) => Of(_range, value) is { Count: not null } stats ? stats : null;

    /// <summary>Returns a time as milliseconds since 1970, which have an earliest and a latest, but no sum.</summary>
    private static AnalyticsStatistics OfTime(double milliseconds) => new() { Count = 1, Min = milliseconds, Max = milliseconds };
}

/// <summary>The range of a view.</summary>
/// <param name="From">The inclusive lower end; null for none.</param>
/// <param name="Below">The exclusive upper end; null for none.</param>
internal readonly record struct ViewRange(decimal? From, decimal? Below)
{
    /// <summary>Returns the range of a view; throws for ends that are neither numbers nor durations.</summary>
    public static ViewRange Of(ReportView view)
    {
        var target = new FilterPredicate(FilterKind.Metric, view.Target);
        return new ViewRange(Bound(view.From, target), Bound(view.Below, target));
    }

    /// <summary>True if a value is in the range.</summary>
    public bool Contains(double value) => !(value < (double?)From) && !(value >= (double?)Below);

    private static decimal? Bound(string? text, FilterPredicate target) => text is null ? null : FilterValues.Number(text, target);
}
