using GenesysReporting.Errors;

namespace GenesysReporting.Analytics;

/// <summary>The families that this version can ask.</summary>
public static class QueryFamilies
{
    /// <summary>Conversations in all detail.</summary>
    public static QueryFamily ConversationDetails { get; } = new(
        "ConversationDetails",
        "/api/v2/analytics/conversations/details/query",
        ["analytics:conversationDetail:view", "analytics:agentConversationDetail:view"])
    {
        MaxDaysUnfiltered = 7,
        PageSize = 100,
        MaxResults = 100_000,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<QueryFamily> All { get; } = [ConversationDetails];

    /// <summary>The family of this name; raises <c>UnknownQueryType</c> with the nearest name when there is none.</summary>
    public static QueryFamily Find(string name) =>
        All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw QueryErrors.UnknownQueryType(name, NearestName.Find(name, All.Select(f => f.Name)));
}
