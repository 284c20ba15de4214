using System.Collections.ObjectModel;

namespace GenesysReporting.Analytics;

/// <summary>Numbers about a group: what aggregates, observations and activity share.</summary>
public abstract record AnalyticsGroupedRecord : AnalyticsRecord
{
    private static readonly IReadOnlyDictionary<string, string?> NoGroup = ReadOnlyDictionary<string, string?>.Empty;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoPresences =
        ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    private protected AnalyticsGroupedRecord()
    {
    }

    /// <summary>The query's family, such as <c>ConversationAggregates</c>.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// The dimensions that the group has, and their values, in the platform's order; a list of values is joined by
    /// commas, as the platform does where it flattens. Empty where nothing was grouped by.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Group { get; init => field = value ?? NoGroup; } = NoGroup;

    /// <summary>
    /// For the qualifiers of presence metrics: the organisation's presences under each of the system's. All records of
    /// an answer share it; empty where the platform sent none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OrganizationPresenceIds { get; init; } = NoPresences;

    /// <summary>The group in one line: <c>queueId=..., mediaType=voice</c>.</summary>
    public string GroupText => string.Join(", ", Group.Select(d => $"{d.Key}={d.Value}"));
}
