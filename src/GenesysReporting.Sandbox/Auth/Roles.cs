namespace GenesysReporting.Sandbox.Auth;

/// <summary>What clients and users are allowed.</summary>
internal static class Roles
{
    /// <summary>Permissions of a role that may look up names and no numbers.</summary>
    public static readonly IReadOnlyList<string> LookUpsOnly =
    [
        "routing:queue:view", "routing:wrapupCode:view", "routing:skill:view", "groups:team:view", "architect:flow:view",
    ];

    /// <summary>Scopes that a reporting client needs.</summary>
    public static readonly IReadOnlyList<string> ReadingScopes =
    [
        "analytics:readonly", "architect:readonly", "authorization:readonly", "groups:readonly",
        "organization:readonly", "routing:readonly", "users:readonly",
    ];
}
