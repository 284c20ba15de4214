using System.Collections.ObjectModel;

namespace GenesysReporting.Analytics;

/// <summary>The base of records with the numbers of a group: aggregates, observations and activity.</summary>
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
    /// commas, as the platform does when it flattens. Empty if the query has no groups.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Group { get; init => field = value ?? NoGroup; } = NoGroup;

    /// <summary>
    /// For the qualifiers of presence metrics: the organisation's presences of each system presence. All records of
    /// an answer share it; empty if the platform sent none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OrganizationPresenceIds { get; init; } = NoPresences;

    /// <summary>The group as one line: <c>queueId=..., mediaType=voice</c>.</summary>
    public string GroupText => string.Join(", ", Group.Select(d => $"{d.Key}={d.Value}"));
}
