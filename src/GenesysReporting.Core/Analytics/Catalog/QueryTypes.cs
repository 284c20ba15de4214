using GenesysReporting.Analytics.Catalog;

namespace GenesysReporting.Analytics;

/// <summary>Finds query types by name.</summary>
public static class QueryTypes
{
    /// <summary>The conversations with all their details.</summary>
    public static QueryFamily ConversationDetails { get; } = Find("ConversationDetails");

    /// <summary>The presences and routing statuses of users.</summary>
    public static QueryFamily UserDetails { get; } = Find("UserDetails");

    /// <summary>Returns the family of this name; throws <c>UnknownQueryType</c> with the nearest name if there is none.</summary>
    public static QueryFamily Find(string name) => AnalyticsCatalog.FindFamily(name)
        ?? throw CatalogErrors.UnknownQueryType(name);
}
