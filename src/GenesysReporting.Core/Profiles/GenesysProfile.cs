using GenesysReporting.Auth;

namespace GenesysReporting.Profiles;

/// <summary>Where a profile's secrets are.</summary>
public enum ProfileStorage
{
    /// <summary>There is nothing secret to keep.</summary>
    None,

    /// <summary>The user's own protected store: DPAPI on Windows, the Keychain on macOS, libsecret on Linux.</summary>
    Protected,

    /// <summary>A plain file that only the user can read.</summary>
    PlaintextFile,
}

/// <summary>A named organisation and how to sign in to it. It holds no secret, so it is safe to print.</summary>
public sealed record GenesysProfile
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The region's domain; null where addresses are given.</summary>
    public string? Region { get; init; }

    /// <summary>The Platform API's address, where it is not the region's own.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>The sign-in service's address, likewise.</summary>
    public Uri? LoginUri { get; init; }

    /// <summary>The organisation that it was saved from.</summary>
    public string? Organization { get; init; }

    /// <summary>How it signs in.</summary>
    public required GenesysGrantType GrantType { get; init; }

    /// <summary>The OAuth client's id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The redirect URI of a browser sign-in.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The time zone that queries are read in; null leaves it to the machine.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Where its secrets are.</summary>
    public ProfileStorage Storage { get; init; }

    /// <summary>When it was saved (UTC).</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
