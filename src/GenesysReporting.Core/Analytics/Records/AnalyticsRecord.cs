using System.Text.Json.Serialization;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>What a query or a job delivers, one at a time.</summary>
public abstract record AnalyticsRecord : PlatformRecord
{
    private protected AnalyticsRecord()
    {
    }

    /// <summary>
    /// Which way it came: <c>Query</c> or <c>Job</c>; null when nobody said. Text, as the platform's own values are, so
    /// that ConvertTo-Json shows the word.
    /// </summary>
    [JsonIgnore]
    public string? Source { get; internal set; }

    /// <summary>The query that it answers; null where that is not known.</summary>
    [JsonIgnore]
    internal AskedQuery? Asked { get; set; }
}
