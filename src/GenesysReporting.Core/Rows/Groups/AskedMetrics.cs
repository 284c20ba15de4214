using GenesysReporting.Analytics.Queries;

namespace GenesysReporting.Rows.Groups;

/// <summary>The metrics and views that rows show.</summary>
/// <param name="Metrics">Names of metrics.</param>
/// <param name="Views">Views, each with its metric.</param>
internal sealed record AskedMetrics(IReadOnlyList<string> Metrics, IReadOnlyList<AskedView> Views)
{
    /// <summary>
    /// Returns the requested metrics and views of the query, or all of them if none are requested. For records without a known
    /// query, returns the requested ones; throws <c>ColumnsUnknown</c> if there are none.
    /// </summary>
    public static AskedMetrics Choose(GroupShape shape, AskedQuery? asked)
    {
        IReadOnlyList<string> wanted = shape.Options.Metrics;
        return (asked, wanted) switch
        {
            (null, []) => throw RowErrors.ColumnsUnknown(),
            (null, _) => new AskedMetrics(MetricChoice.Choose(wanted, shape.Family?.Metrics ?? wanted, $"type {shape.Type}", NewMetric.Find), []),
            (_, []) => new AskedMetrics([.. asked.Metrics.Distinct(StringComparer.OrdinalIgnoreCase)], asked.Views),
            _ => Among(shape, asked, wanted),
        };
    }

    /// <summary>Returns a function that is true for the metrics and views to show.</summary>
    public static Func<string?, bool> Filter(GroupShape shape)
    {
        if (shape.Options.Metrics is not { Count: > 0 } wanted)
        {
            return _ => true;
        }

        AskedMetrics chosen = Choose(shape, shape.Asked);
        var names = new HashSet<string?>([.. chosen.Metrics, .. chosen.Views.Select(v => v.Name)], StringComparer.OrdinalIgnoreCase);
        return names.Contains;
    }

    /// <summary>True if others yield the same columns.</summary>
    public bool IsSame(AskedMetrics other) =>
        new HashSet<string>(Metrics, StringComparer.OrdinalIgnoreCase).SetEquals(other.Metrics) && new HashSet<AskedView>(Views).SetEquals(other.Views);

    private static AskedMetrics Among(GroupShape shape, AskedQuery asked, IReadOnlyList<string> wanted)
    {
        string[] all = [.. asked.Metrics, .. asked.Views.Select(v => v.Name)];
        if (wanted.FirstOrDefault(w => IsOther(w, all, shape.Family?.Metrics ?? [])) is { } other)
        {
            throw RowErrors.MetricNotAsked(other, all);
        }

        var chosen = new HashSet<string>(MetricChoice.Choose(wanted, all, "the query"), StringComparer.OrdinalIgnoreCase);
        return new AskedMetrics(
            [.. asked.Metrics.Where(chosen.Contains).Distinct(StringComparer.OrdinalIgnoreCase)], [.. asked.Views.Where(v => chosen.Contains(v.Name))]);
    }

    /// <summary>True for a metric of the family that the query did not ask for; false for a misspelled name.</summary>
    private static bool IsOther(string name, string[] asked, IReadOnlyList<string> family) =>
        family.Contains(name, StringComparer.OrdinalIgnoreCase) && !asked.Contains(name, StringComparer.OrdinalIgnoreCase);
}
