using GenesysReporting.Regions;

namespace GenesysReporting.Auth.Choice;

/// <summary>What the choice between the grants depends on.</summary>
/// <param name="Owner">Whose data it is.</param>
public sealed record GrantQuestion(DataOwner Owner)
{
    /// <summary>Whether it runs with nobody there to sign in.</summary>
    public bool Unattended { get; init; }

    /// <summary>Whether a user's own permissions and divisions must apply.</summary>
    public bool NeedsUserPermissions { get; init; }

    /// <summary>Whether the machine can keep a client's secret; null is taken for yes, and the answer says so.</summary>
    public bool? CanKeepSecret { get; init; }

    /// <summary>What the session is for; each item holds alternatives of which one is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Permissions { get; init; } = [];

    /// <summary>Scopes that somebody believes are needed.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The region for the line to type; a placeholder stands in its place when it is null.</summary>
    public GenesysRegion? Region { get; init; }

    /// <summary>The OAuth client's id for the line to type, where it is known.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether only a token that a user signed in for will do.</summary>
    internal bool NeedsUser => Owner == DataOwner.User || NeedsUserPermissions;

    internal bool KeepsSecret => CanKeepSecret ?? true;
}
