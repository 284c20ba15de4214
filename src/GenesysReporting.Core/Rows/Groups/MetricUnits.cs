using System.Collections.Frozen;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>In which unit the sums of a metric are.</summary>
internal static class MetricUnits
{
    private static readonly Lazy<FrozenDictionary<string, MetricUnit>> Known = new(() =>
        AnalyticsCatalog.Metrics.ToFrozenDictionary(m => m.Name, m => m.Unit, StringComparer.Ordinal));

    /// <summary>The catalogue's word; of a metric that it does not have, what the platform's letters mean.</summary>
    public static MetricUnit Of(string? metric) =>
        metric is null ? MetricUnit.Unknown
        : Known.Value.TryGetValue(metric, out MetricUnit unit) ? unit
        : metric.Length > 1 && char.IsAsciiLetterUpper(metric[1]) ? ByLetter(metric[0])
        : MetricUnit.Unknown;

    /// <summary>The word for a cell: durations are in the unit that is asked for.</summary>
    public static string? Word(MetricUnit unit, RowOptions options) => unit switch
    {
        MetricUnit.Milliseconds => options.DurationUnit.ToString(),
        MetricUnit.Unknown => null,
        _ => unit.ToString(),
    };

    private static MetricUnit ByLetter(char letter) => letter switch
    {
        't' => MetricUnit.Milliseconds,
        'n' => MetricUnit.Count,
        _ => MetricUnit.Unknown,
    };
}
