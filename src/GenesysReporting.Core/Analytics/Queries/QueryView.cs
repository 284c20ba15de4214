namespace GenesysReporting.Analytics;

/// <summary>A metric that is counted within a range, such as the calls answered within 20 seconds.</summary>
public sealed record QueryView
{
    internal QueryView(string name, string target, decimal? greaterOrEqual, decimal? lessThan)
    {
        Name = name;
        Target = target;
        GreaterOrEqual = greaterOrEqual;
        LessThan = lessThan;
    }

    /// <summary>What the result is called.</summary>
    public string Name { get; }

    /// <summary>The metric.</summary>
    public string Target { get; internal init; }

    /// <summary>The lower end, which belongs to the range; durations are milliseconds.</summary>
    public decimal? GreaterOrEqual { get; }

    /// <summary>The upper end, which does not.</summary>
    public decimal? LessThan { get; }
}
