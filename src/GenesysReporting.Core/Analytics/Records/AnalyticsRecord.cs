using System.Text.Json.Serialization;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>A record of a query or a job.</summary>
public abstract record AnalyticsRecord : PlatformRecord
{
    private protected AnalyticsRecord()
    {
    }

    /// <summary>
    /// The way it came: <c>Query</c> or <c>Job</c>; null if that is not known. Text, as the platform's own values are, so that
    /// ConvertTo-Json shows the word.
    /// </summary>
    [JsonIgnore]
    public string? Source { get; internal set; }

    /// <summary>The query that it answers; null if that is not known.</summary>
    [JsonIgnore]
    internal AskedQuery? Asked { get; set; }
}
