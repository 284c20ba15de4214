namespace GenesysReporting.Analytics.Catalog;

/// <summary>The unit of a metric's numbers.</summary>
public enum MetricUnit
{
    /// <summary>The platform's description does not state it.</summary>
    Unknown,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A ratio from 0 to 1.</summary>
    Ratio,
}
