namespace GenesysReporting.Analytics;

/// <summary>A metric that is counted within a range, such as the calls answered within 20 seconds.</summary>
/// <param name="Name">What the result is called.</param>
/// <param name="Target">The metric.</param>
/// <param name="GreaterOrEqual">The lower end, which belongs to the range; durations are milliseconds.</param>
/// <param name="LessThan">The upper end, which does not.</param>
public sealed record QueryView(string Name, string Target, decimal? GreaterOrEqual, decimal? LessThan);
