namespace GenesysReporting.Sandbox.Auth;

/// <summary>The permissions and scopes of clients and users.</summary>
internal static class Roles
{
    /// <summary>The permissions of a role that may look up names, without analytics.</summary>
    public static readonly IReadOnlyList<string> LookUpsOnly =
    [
        "routing:queue:view", "routing:wrapupCode:view", "routing:skill:view", "groups:team:view", "architect:flow:view",
    ];

    /// <summary>The scopes that a reporting client needs.</summary>
    public static readonly IReadOnlyList<string> ReadingScopes =
    [
        "analytics:readonly", "architect:readonly", "authorization:readonly", "groups:readonly",
        "organization:readonly", "routing:readonly", "users:readonly",
    ];
}
