using System.Text.Json.Serialization;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Api;

namespace GenesysReporting.Analytics;

/// <summary>A record that a query or a job returns.</summary>
public abstract record AnalyticsRecord : PlatformRecord
{
    private protected AnalyticsRecord()
    {
    }

    /// <summary>
    /// The way it came: <c>Query</c> or <c>Job</c>; null if it is not known. It is text, like the platform's own values, so
    /// that ConvertTo-Json shows the word.
    /// </summary>
    [JsonIgnore]
    public string? Source { get; internal set; }

    /// <summary>The query that it answers; null if it is not known.</summary>
    [JsonIgnore]
    internal AskedQuery? Asked { get; set; }
}
