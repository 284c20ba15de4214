using System.Globalization;
using GenesysReporting.Collections;
using GenesysReporting.Transport;

namespace GenesysReporting.Rows.Reading;

/// <summary>Counts the conversations whose sessions carry metrics that have no column and that the catalogue does not have.</summary>
internal sealed class LeftOutMetrics
{
    private const int MostNames = 100;
    private const int MostShown = 12;
    private const int LongestShown = 60;

    private readonly Dictionary<string, long> _counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of conversations by metric.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts one conversation.</summary>
    public void Add(IEnumerable<string> metrics)
    {
        foreach (string metric in metrics)
        {
            Add(metric, 1);
        }
    }

    /// <summary>Adds counts of other conversations.</summary>
    public void Add(IEnumerable<KeyValuePair<string, long>> counts)
    {
        foreach ((string metric, long count) in counts)
        {
            Add(metric, count);
        }
    }

    /// <summary>Announces what was left out.</summary>
    public void Announce(Action<string> warn)
    {
        string[] names = [.. _counts.Keys.OrderByDescending(name => _counts[name]).ThenBy(name => name, StringComparer.Ordinal)];
        if (names.Length > 0)
        {
            warn($"Sessions carry metrics that have no column, as the catalogue does not have them: {Shown(names)}. {Choosing(names)}");
        }
    }

    /// <summary>Returns the value of -Metric that chooses a metric.</summary>
    private static string Argument(string name) => NewMetric.Find(name) is not null
        ? name
        : $"'`{NamePattern.Escape(name).TrimStart('`').Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Choosing(string[] names) =>
        $"To have columns of them, name them together with the other metrics: -Metric {string.Join(", ", names.Take(MostShown).Select(n => Clean(Argument(n))))}";

    private string Shown(string[] names) => string.Join(", ", names.Take(MostShown).Select(name => string.Create(
            CultureInfo.InvariantCulture, $"{Clean(name)} (in {_counts[name]} {(_counts[name] == 1 ? "conversation" : "conversations")})")))
        + (names.Length > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - MostShown} more") : string.Empty);

    private static string Clean(string name) => ServerText.WithoutSecrets.Clean(name, LongestShown);

    private void Add(string metric, long count)
    {
        if (_counts.TryGetValue(metric, out long before))
        {
            _counts[metric] = before + count;
        }
        else if (_counts.Count < MostNames)
        {
            _counts[metric] = count;
        }
    }
}
