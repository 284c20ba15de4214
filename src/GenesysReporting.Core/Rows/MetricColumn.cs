namespace GenesysReporting.Rows;

/// <summary>The names of columns of metrics.</summary>
internal static class MetricColumn
{
    /// <summary>
    /// Returns the metric's name without the letter for its kind: Handle for tHandle. If two metrics differ only in that letter,
    /// so that the columns would have the same name, the later one keeps the letter.
    /// </summary>
    public static string Name(string metric, Func<string, bool> isFree) =>
        IsPlain(metric) && isFree(metric[1..]) ? metric[1..] : metric;

    /// <summary>True for a lower-case letter that a capital follows.</summary>
    private static bool IsPlain(string metric) =>
        metric.Length > 1 && char.IsAsciiLetterLower(metric[0]) && char.IsAsciiLetterUpper(metric[1]);
}
