using GenesysReporting.Auth;

namespace GenesysReporting.Profiles;

/// <summary>The place of a profile's secrets.</summary>
public enum ProfileStorage
{
    /// <summary>There are no secrets.</summary>
    None,

    /// <summary>The user's own protected store: DPAPI on Windows, the Keychain on macOS, libsecret on Linux.</summary>
    Protected,

    /// <summary>A plain file that only the user can read.</summary>
    PlaintextFile,

    /// <summary>A vault of the SecretManagement module, which <see cref="GenesysProfile.VaultName"/> names.</summary>
    Vault,
}

/// <summary>A named organisation and the way to sign in to it. It has no secrets, so it is safe to print.</summary>
public sealed record GenesysProfile
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The region's domain; null if addresses are given.</summary>
    public string? Region { get; init; }

    /// <summary>The Platform API's address; null for the region's.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>The sign-in service's address; null for the region's.</summary>
    public Uri? LoginUri { get; init; }

    /// <summary>The organisation of the session that was saved.</summary>
    public string? Organization { get; init; }

    /// <summary>The grant.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>The OAuth client's id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The redirect URI of a browser sign-in.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The time zone for queries; null for the machine's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The place of the secrets.</summary>
    public ProfileStorage Storage { get; init; }

    /// <summary>The vault that has the secrets; null for another place.</summary>
    public string? VaultName { get; init; }

    /// <summary>The time when it was saved (UTC).</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
