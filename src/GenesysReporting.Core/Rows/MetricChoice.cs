namespace GenesysReporting.Rows;

/// <summary>Finds the metrics and views that somebody names.</summary>
internal static class MetricChoice
{
    /// <summary>Those that the names or wildcards fit, in the order in which they are asked for, each once.</summary>
    /// <param name="wanted">Names or wildcards, in any case.</param>
    /// <param name="known">What there is.</param>
    /// <param name="where">Of what, in the plural, for the message about a name that fits none.</param>
    public static IReadOnlyList<string> Choose(IReadOnlyList<string> wanted, IReadOnlyCollection<string> known, string where) =>
        [.. wanted.SelectMany(name => Find(name, known, where)).Distinct(StringComparer.Ordinal)];

    private static string[] Find(string name, IReadOnlyCollection<string> known, string where)
    {
        var pattern = new Names.NamePattern(name);
        string[] found = [.. known.Where(pattern.IsMatch)];
        return found.Length > 0 ? found : throw RowErrors.UnknownMetric(name, known, where);
    }
}
