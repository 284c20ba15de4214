using GenesysReporting.Errors;

namespace GenesysReporting.Auth.Choice;

/// <summary>
/// Distinguishes permissions (<c>domain:entity:action</c>, in roles) from scopes (<c>resource</c> or
/// <c>resource:readonly</c>, on OAuth clients of users), and both from names that exist only in tutorials.
/// </summary>
internal static class PermissionHints
{
    /// <summary>The permissions of the analytics queries.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } =
    [
        "analytics:agentConversationDetail:view",
        "analytics:agentCopilotAggregate:view",
        "analytics:agentState:view",
        "analytics:agentUtilizationAggregate:view",
        "analytics:botAggregate:view",
        "analytics:caseManagementAggregate:view",
        "analytics:conversationAggregate:view",
        "analytics:conversationDetail:view",
        "analytics:copilotsAggregate:view",
        "analytics:dataRetention:view",
        "analytics:evaluationAggregate:view",
        "analytics:flowAggregate:view",
        "analytics:flowExecutionAggregate:view",
        "analytics:flowObservation:view",
        "analytics:journeyAggregate:view",
        "analytics:knowledgeAggregate:view",
        "analytics:queueObservation:view",
        "analytics:rateLimitAggregate:view",
        "analytics:resolutionAggregate:view",
        "analytics:speechAndTextAnalyticsAggregates:view",
        "analytics:summaryAggregate:view",
        "analytics:surveyAggregate:view",
        "analytics:taskManagementAggregate:view",
        "analytics:taskManagementObservation:view",
        "analytics:teamObservation:view",
        "analytics:userAggregate:view",
        "analytics:userDetail:view",
        "analytics:userObservation:view",
    ];

    /// <summary>The scopes for reporting.</summary>
    public static IReadOnlyList<string> KnownScopes { get; } =
        ["analytics:readonly", "conversations:readonly", "routing:readonly", "users:readonly"];

    /// <summary>Names that are in circulation but do not exist, with the permission and the scope that were meant.</summary>
    private static readonly Dictionary<string, (string? Permission, string Scope)> Invented =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["analytics:conversation:view"] = ("analytics:conversationDetail:view", "analytics:readonly"),
            ["analytics:conversation:read"] = ("analytics:conversationDetail:view", "analytics:readonly"),
            ["analytics:conversations:view"] = ("analytics:conversationDetail:view", "analytics:readonly"),
            ["analytics:conversations:read"] = ("analytics:conversationDetail:view", "analytics:readonly"),
            ["user:view"] = (null, "users:readonly"),
            ["users:view"] = (null, "users:readonly"),
        };

    /// <summary>Returns a hint about a wrong name of a permission; null if nothing is known to be wrong.</summary>
    public static string? OfPermission(string name) => name.Trim() switch
    {
        var n when Invented.TryGetValue(n, out (string?, string) meant) => Neither(n, meant),
        var n when IsKnownScope(n) => $"{n} is a scope, not a permission: it belongs on an OAuth client for users, not in a role.",
        var n when Near(n) is { } near => $"{n} is not in this version's list of analytics permissions. Did you mean {near}?",
        _ => null,
    };

    /// <summary>Returns a hint about a wrong name of a scope; null if nothing is known to be wrong.</summary>
    public static string? OfScope(string name) => name.Trim() switch
    {
        var n when Invented.TryGetValue(n, out (string?, string) meant) => Neither(n, meant),
        var n when IsScope(n) => null,
        var n when ScopeOf(n) is { } scope => $"{n} is not a scope; the nearest one is {scope}.",
        var n => $"{n} is not a scope: scopes are named 'resource' or 'resource:readonly'. GET /api/v2/oauth/scopes lists them all.",
    };

    /// <summary>Returns the permission that was meant, or the name unchanged; null if there is no such permission.</summary>
    public static string? RightPermission(string name) => name.Trim() switch
    {
        var n when Invented.TryGetValue(n, out (string? Permission, string) meant) => meant.Permission,
        var n when IsKnownScope(n) => null,
        var n => KnownPermissions.FirstOrDefault(p => Same(p, n)) ?? n,
    };

    /// <summary>Returns the scope that was meant, or the name unchanged.</summary>
    public static string RightScope(string name) =>
        IsScope(name.Trim()) ? name.Trim() : ScopeOf(name.Trim()) ?? name.Trim();

    /// <summary>Returns the scope for a permission; null if none is known.</summary>
    public static string? ScopeOf(string permission) => permission.Split(':')[0].ToLowerInvariant() switch
    {
        "analytics" => "analytics:readonly",
        "routing" => "routing:readonly",
        "conversation" or "conversations" => "conversations:readonly",
        "user" or "users" or "directory" => "users:readonly",
        _ => null,
    };

    private static string Neither(string name, (string? Permission, string Scope) meant) =>
        $"{name} is neither a permission nor a scope of the platform; "
        + (meant.Permission is null ? string.Empty : $"the permission is {meant.Permission}, in a role, and ")
        + $"the nearest scope is {meant.Scope}, on OAuth clients for users only.";

    private static bool IsScope(string name) => name.Split(':') switch
    {
        [{ Length: > 0 }] => true,
        [{ Length: > 0 }, "readonly"] => true,
        _ => false,
    };

    private static bool IsKnownScope(string name) =>
        name.EndsWith(":readonly", StringComparison.OrdinalIgnoreCase) || KnownScopes.Any(s => Same(s.Split(':')[0], name));

    private static string? Near(string name) =>
        name.StartsWith("analytics:", StringComparison.OrdinalIgnoreCase) && !KnownPermissions.Any(p => Same(p, name))
            ? NearestName.Find(name, KnownPermissions)
            : null;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
