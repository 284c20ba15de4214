using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics;

/// <summary>Finds kinds of queries by name.</summary>
public static class QueryTypes
{
    /// <summary>Conversations in all detail.</summary>
    public static QueryFamily ConversationDetails { get; } = Find("ConversationDetails");

    /// <summary>The family of this name; raises <c>UnknownQueryType</c> with the nearest name when there is none.</summary>
    public static QueryFamily Find(string name) => AnalyticsCatalog.FindFamily(name)
        ?? throw QueryErrors.UnknownQueryType(name, NearestName.Find(name, AnalyticsCatalog.Families.Select(f => f.Name)));
}
