namespace GenesysReporting.Sandbox;

/// <summary>A user who can sign in to the sandbox in a browser.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The user's name, which two users share.</param>
/// <param name="Email">The user's address, which is unique.</param>
/// <param name="Permissions">The permissions of the user's roles; null means every permission.</param>
public sealed record SandboxUser(string Id, string Name, string Email, IReadOnlyList<string>? Permissions)
{
    /// <summary>Returns the name and the address.</summary>
    public override string ToString() => $"{Name} ({Email})";
}
