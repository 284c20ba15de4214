using GenesysReporting.Collections;

namespace GenesysReporting.Rows;

/// <summary>Finds metrics and views by names or wildcards.</summary>
internal static class MetricChoice
{
    /// <summary>Returns the names that match, in the order of the request, each once, whatever its case.</summary>
    /// <param name="wanted">Names or wildcards, in any case.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="where">The plural of what has these metrics, for the message about a name that matches none.</param>
    /// <param name="other">Returns the name for one that matches none; null if it is refused.</param>
    public static IReadOnlyList<string> Choose(
        IReadOnlyList<string> wanted, IReadOnlyCollection<string> known, string where, Func<string, string?>? other = null) =>
        [.. wanted.SelectMany(name => Find(name, known, where, other)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string[] Find(string name, IReadOnlyCollection<string> known, string where, Func<string, string?>? other)
    {
        var pattern = new NamePattern(name);
        string[] found = [.. known.Where(pattern.IsMatch)];
        return found.Length > 0 ? found
            : other?.Invoke(name) is { } meant ? [meant]
            : throw RowErrors.UnknownMetric(name, known, where, other is not null);
    }
}
