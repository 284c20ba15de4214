using GenesysReporting.Regions;

namespace GenesysReporting.Auth.Choice;

/// <summary>The facts that the choice between the grants depends on.</summary>
/// <param name="Owner">The owner of the data.</param>
public sealed record GrantQuestion(DataOwner Owner)
{
    /// <summary>True if no one is present to sign in.</summary>
    public bool Unattended { get; init; }

    /// <summary>True if a user's own permissions and divisions must apply.</summary>
    public bool NeedsUserPermissions { get; init; }

    /// <summary>True if the machine can keep a client's secret; null counts as true, and the recommendation says so.</summary>
    public bool? CanKeepSecret { get; init; }

    /// <summary>The permissions that the session needs; each item is a list of alternatives, one of which is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Permissions { get; init; } = [];

    /// <summary>The scopes that the user believes are needed.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The region for the command to type; a placeholder is used for null.</summary>
    public GenesysRegion? Region { get; init; }

    /// <summary>The OAuth client's id for the command to type; null if it is not known.</summary>
    public string? ClientId { get; init; }

    /// <summary>True if only a user's token can be used.</summary>
    internal bool NeedsUser => Owner == DataOwner.User || NeedsUserPermissions;

    internal bool KeepsSecret => CanKeepSecret ?? true;
}
