using System.Collections.Frozen;
using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Rows.Groups;

/// <summary>The units of metrics.</summary>
internal static class MetricUnits
{
    private static readonly Lazy<FrozenDictionary<string, MetricUnit>> Known = new(() =>
        AnalyticsCatalog.Metrics.ToFrozenDictionary(m => m.Name, m => m.Unit, StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns the catalogue's unit; for a metric that it does not have, the unit of the platform's letter. The longest wait is a time.</summary>
    public static MetricUnit Of(string? metric) =>
        metric is null ? MetricUnit.Unknown
        : metric.StartsWith("oLongest", StringComparison.OrdinalIgnoreCase) ? MetricUnit.Milliseconds
        : Known.Value.TryGetValue(metric, out MetricUnit unit) ? unit
        : metric.Length > 1 && char.IsAsciiLetterUpper(metric[1]) ? ByLetter(metric[0])
        : MetricUnit.Unknown;

    /// <summary>Returns the text for a cell; durations are in the requested unit.</summary>
    public static string? Text(MetricUnit unit, RowOptions options) => unit switch
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
