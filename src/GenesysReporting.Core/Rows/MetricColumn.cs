namespace GenesysReporting.Rows;

/// <summary>What columns of metrics are called.</summary>
internal static class MetricColumn
{
    /// <summary>
    /// The metric's name without the letter for its kind: Handle for tHandle. Where two metrics differ in that letter alone
    /// and the columns would have the same name, the later one keeps it.
    /// </summary>
    public static string Name(string metric, Func<string, bool> isFree) =>
        IsPlain(metric) && isFree(metric[1..]) ? metric[1..] : metric;

    /// <summary>A lower-case letter, and then a name with a capital.</summary>
    private static bool IsPlain(string metric) =>
        metric.Length > 1 && char.IsAsciiLetterLower(metric[0]) && char.IsAsciiLetterUpper(metric[1]);
}
