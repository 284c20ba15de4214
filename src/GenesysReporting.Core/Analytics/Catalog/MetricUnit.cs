namespace GenesysReporting.Analytics.Catalog;

/// <summary>What a metric's numbers count.</summary>
public enum MetricUnit
{
    /// <summary>The platform's description does not say.</summary>
    Unknown,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>How many.</summary>
    Count,

    /// <summary>0 to 1.</summary>
    Ratio,
}
