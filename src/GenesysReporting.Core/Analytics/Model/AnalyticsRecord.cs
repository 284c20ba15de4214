using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>What all records of the analytics share.</summary>
public abstract record AnalyticsRecord : PlatformRecord
{
    private protected AnalyticsRecord()
    {
    }
}
