using System.Globalization;

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

    /// <summary>The name of the result.</summary>
    public string Name { get; }

    /// <summary>The metric.</summary>
    public string Target { get; internal init; }

    /// <summary>The inclusive lower end; durations are milliseconds.</summary>
    public decimal? GreaterOrEqual { get; }

    /// <summary>The exclusive upper end.</summary>
    public decimal? LessThan { get; }

    /// <summary>Returns the view as one line: <c>Within20: 0 &lt;= tAnswered &lt; 20000</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {(GreaterOrEqual is { } from ? $"{from.ToString(CultureInfo.InvariantCulture)} <= " : string.Empty)}{Target}{(LessThan is { } below ? $" < {below.ToString(CultureInfo.InvariantCulture)}" : string.Empty)}");
}
