using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>What all parts of analytics records share.</summary>
public abstract record AnalyticsPart : PlatformRecord
{
    private protected AnalyticsPart()
    {
    }
}
