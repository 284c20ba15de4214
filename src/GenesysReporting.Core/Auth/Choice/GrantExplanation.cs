namespace GenesysReporting.Auth.Choice;

/// <summary>The meaning of a session's grant. The texts are for people and may change; the types will not.</summary>
public sealed record GrantExplanation
{
    /// <summary>The session's name.</summary>
    public string? Session { get; init; }

    /// <summary>The OAuth client's name, or its id if it has none.</summary>
    public string? Client { get; init; }

    /// <summary>The grant.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>The user or integration that the session acts as.</summary>
    public required string Identity { get; init; }

    /// <summary>The renewal of the token.</summary>
    public required string Renewal { get; init; }

    /// <summary>The end of the current token (UTC); null if it is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The limits of the grant.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>The permissions that are needed.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The scopes that are needed; empty for client credentials, to which scopes do not apply.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The steps to grant permissions and scopes.</summary>
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>Hints about wrong names of permissions and scopes.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Explains a grant; never uses the network and never throws.</summary>
    /// <param name="grant">The grant of the session.</param>
    /// <param name="canRenew">True if the session can renew its token; null if it is not known.</param>
    /// <param name="permissions">The permissions that the session needs; each item is a list of alternatives, one of which is enough.</param>
    /// <param name="scopes">The scopes that the user believes are needed.</param>
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
