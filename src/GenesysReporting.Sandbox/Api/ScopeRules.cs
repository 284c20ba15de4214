namespace GenesysReporting.Sandbox.Api;

/// <summary>
/// Which scope a user's call needs. The scopes' names are the platform's; which of them a path belongs to is
/// documented for analytics and routing alone, and read off the names for the rest.
/// </summary>
internal static class ScopeRules
{
    private static readonly Dictionary<string, string> ScopeOf = new(StringComparer.Ordinal)
    {
        ["analytics"] = "analytics",
        ["authorization"] = "authorization",
        ["flows"] = "architect",
        ["organizations"] = "organization",
        ["routing"] = "routing",
        ["teams"] = "groups",
        ["users"] = "users",
    };

    /// <summary>
    /// Whether one of the scopes covers the path. Every operation here reads, queries that are posted included, so that
    /// the :readonly scope is enough. A path that is not in the list (tokens/me) needs none.
    /// </summary>
    public static bool Cover(IReadOnlyList<string> scopes, string path)
    {
        string? scope = ScopeOf.GetValueOrDefault(path.Split('/')[3]);
        return scope is null || scopes.Contains(scope) || scopes.Contains(scope + ":readonly");
    }
}
