namespace GenesysReporting.Sandbox.Api;

/// <summary>
/// The scopes that users' calls need. The names of the scopes are the platform's; their paths are documented only for
/// analytics and routing, and inferred from the names for the rest.
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
    /// True if one of the scopes covers the path. Every operation here only reads, also with POST, so the :readonly scope is
    /// enough. A path that is not in the list (tokens/me) needs none.
    /// </summary>
    public static bool Cover(IReadOnlyList<string> scopes, string path)
    {
        string? scope = ScopeOf.GetValueOrDefault(path.Split('/')[3]);
        return scope is null || scopes.Contains(scope) || scopes.Contains(scope + ":readonly");
    }
}
