using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Rows;

/// <summary>
/// Metrics that are not in the catalogue: the platform adds some with nearly every release. They can be named too, and a
/// misspelled name must not pass for one.
/// </summary>
internal static class NewMetric
{
    /// <summary>
    /// Returns the name of the metric that is meant; null if it does not look like a metric, or resembles one of the
    /// catalogue. A name with a backtick before it is meant as it is.
    /// </summary>
    public static string? Find(string given)
    {
        if (new NamePattern(given).Literal is not { Length: > 1 } literal || string.IsNullOrWhiteSpace(literal))
        {
            return null;
        }

        string name = char.ToLowerInvariant(literal[0]) + literal[1..];
        bool isMetric = MetricHeadings.HasLetter(name) && name.All(char.IsAsciiLetterOrDigit);
        return given[0] == '`' ? (isMetric ? name : literal)
            : isMetric && !Resembles(name) ? name
            : null;
    }

    private static bool Resembles(string name)
    {
        int edits = Math.Clamp(name.Length / 3, 1, 2);
        return AnalyticsCatalog.Metrics.Any(m =>
            string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)
            || (m.Name[0] == name[0] && NearestName.IsWithin(name, m.Name, edits)));
    }
}
