using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Catalog;

/// <summary>
/// Finds the metrics and dimensions that people mean by the names of the screen (ASA, Avg Talk, Abandon %), by our own column
/// names (HandleSeconds) and by plain words (queue).
/// </summary>
internal static class CatalogWords
{
    private static readonly string[] Ends = ["seconds", "minutes", "hours", "milliseconds", "count", "average", "sum", "max", "min", "ratio"];

    // Source: the platform's help on its queue views, https://help.mypurecloud.com/?p=334996.
    private static readonly HashSet<string> Documented =
        ["Offered", "Answered", "Answer %", "Abandoned", "Abandon %", "Service Level %"];

    private static readonly string[] Starts = ["average", "avg", "total", "number of"];

    /// <summary>Returns those of the known names that people mean by a text, the best first; then those that look like it.</summary>
    public static IEnumerable<string> Near(string given, IReadOnlyCollection<string> known) => AnalyticsCatalog.Metrics
        .Where(m => IsNamed(m, given))
        .OrderBy(m => m.ScreenNames.Any(s => Plain(s) == Plain(given)) ? 0 : 1)
        .Select(m => m.Name)
        .Concat(AnalyticsCatalog.Dimensions.Where(d => d.Words.Any(w => Plain(w) == Plain(given))).Select(d => d.Name))
        .Where(known.Contains)
        .Concat(NearestName.FindAll(given, known))
        .Distinct();

    /// <summary>True if people, or our rows, call the metric so.</summary>
    public static bool IsNamed(CatalogMetric metric, string given)
    {
        string plain = Plain(given);
        return plain.Length > 0
            && (metric.ScreenNames.Any(s => Plain(s) == plain) || Plain(metric.Name[1..]) == Core(plain));
    }

    /// <summary>
    /// Returns the metric's meaning, unit and other names, for the tip of a completion. It says which of them the platform's
    /// views are documented to have; the others are what people commonly say.
    /// </summary>
    public static string Tip(CatalogMetric metric)
    {
        string text = metric.Meaning ?? $"{metric.Unit}";
        string[] shown = [.. metric.ScreenNames.Where(Documented.Contains)];
        string[] usual = [.. metric.ScreenNames.Where(name => !Documented.Contains(name))];
        return text
            + (shown.Length == 0 ? string.Empty : $" In the platform's views: {string.Join(", ", shown)}.")
            + (usual.Length == 0 ? string.Empty : $" Commonly called: {string.Join(", ", usual)}.");
    }

    /// <summary>Returns a text's letters and digits, in small letters.</summary>
    internal static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Core(string plain)
    {
        string start = Starts.Select(s => Plain(s)).FirstOrDefault(s => plain.StartsWith(s, StringComparison.Ordinal)) ?? string.Empty;
        string rest = plain[start.Length..];
        string end = Ends.FirstOrDefault(e => rest.EndsWith(e, StringComparison.Ordinal) && rest.Length > e.Length) ?? string.Empty;
        return rest[..^end.Length];
    }
}
