using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>The options of a sign-in. Not a record, because it has secrets.</summary>
public sealed class ConnectOptions
{
    /// <summary>The addresses to sign in at.</summary>
    public required PlatformEndpoints Endpoints { get; init; }

    /// <summary>The grant.</summary>
    public GenesysGrantType GrantType { get; init; } = GenesysGrantType.ClientCredentials;

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The OAuth client's secret; null for a public client, which signs in with PKCE.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>The supplied token, for <see cref="GenesysGrantType.AccessToken"/>.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>The identity provider's assertion, for <see cref="GenesysGrantType.Saml2Bearer"/>: base64, as it is posted.</summary>
    public Secret? Assertion { get; init; }

    /// <summary>The organisation's short name, for <see cref="GenesysGrantType.Saml2Bearer"/>.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The keeper of a saved refresh token; a code sign-in then needs no browser.</summary>
    public IRefreshTokenKeeper? RefreshToken { get; init; }

    /// <summary>The redirect URI that the client has registered.</summary>
    public RedirectTarget Redirect { get; init; } = RedirectTarget.Parse(RedirectTarget.Default);

    /// <summary>Shows the sign-in page; opens the default browser unless set.</summary>
    public Action<Uri> ShowSignIn { get; init; } = address => SystemBrowser.TryOpen(address);

    /// <summary>
    /// Reads the addresses that the user pastes, for a browser on another machine, and passes each to a function until it returns true:
    /// the address is the answer. Null if nothing can be pasted.
    /// </summary>
    public Func<Func<string, bool>, CancellationToken, Task>? ReadPasted { get; init; }

    /// <summary>The time limit for the user's sign-in.</summary>
    public TimeSpan SignInLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The session's name; null for the organisation's.</summary>
    public string? Name { get; init; }

    /// <summary>The saved profile that this sign-in uses.</summary>
    public string? Profile { get; init; }

    /// <summary>The time zone of the session's queries; null for the machine's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The options of the transport.</summary>
    public TransportOptions Transport { get; init; } = new();
}
