namespace GenesysReporting.Auth.Choice;

/// <summary>What the grant of a session means. Texts are for people and may change; the types will not.</summary>
public sealed record GrantExplanation
{
    /// <summary>The session's name.</summary>
    public string? Session { get; init; }

    /// <summary>The OAuth client's name, or its id where it has none.</summary>
    public string? Client { get; init; }

    /// <summary>The grant.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>For whom it speaks.</summary>
    public required string Identity { get; init; }

    /// <summary>What happens when the token ends.</summary>
    public required string Renewal { get; init; }

    /// <summary>When the present token ends (UTC); null where that is unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What it cannot do, and what bounds it.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>The permissions that the work asked about needs.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The scopes for it; empty for client credentials, to which scopes do not apply.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Where permissions and scopes are given.</summary>
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>What was asked for by a wrong name.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Explains a grant; asks nothing of the network and never raises.</summary>
    /// <param name="grant">How the session was signed in.</param>
    /// <param name="canRenew">Whether the session can renew its token; null where that is not known.</param>
    /// <param name="permissions">What the session is for; each item holds alternatives of which one is enough.</param>
    /// <param name="scopes">Scopes that somebody believes are needed.</param>
    public static GrantExplanation Of(
        GenesysGrantType grant,
        bool? canRenew,
        IReadOnlyList<IReadOnlyList<string>> permissions,
        IReadOnlyList<string> scopes)
    {
        bool mayHaveUser = grant != GenesysGrantType.ClientCredentials;
        GrantRights rights = GrantRights.Of(permissions, scopes, mayHaveUser);
        return new GrantExplanation
        {
            GrantType = grant,
            Identity = GrantMeaning.Identity(grant),
            Renewal = GrantMeaning.Renewal(grant, canRenew),
            Limits = GrantMeaning.Limits(grant),
            Permissions = rights.Permissions,
            Scopes = rights.Scopes,
            Setup = GrantMeaning.Setup(grant, rights),
            Warnings = rights.Hints,
        };
    }
}
