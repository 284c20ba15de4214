namespace GenesysReporting.Sandbox;

/// <summary>Somebody who can sign in to the sandbox in a browser.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The user's name; two share one, as happens.</param>
/// <param name="Email">The user's address, which is unique.</param>
/// <param name="Permissions">The permissions of the user's roles; null means every permission.</param>
public sealed record SandboxUser(string Id, string Name, string Email, IReadOnlyList<string>? Permissions)
{
    /// <summary>The name and the address.</summary>
    public override string ToString() => $"{Name} ({Email})";
}
