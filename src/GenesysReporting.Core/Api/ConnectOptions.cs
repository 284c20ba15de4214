using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>What a sign-in needs. A class and no record, as it holds secrets.</summary>
public sealed class ConnectOptions
{
    /// <summary>Where to sign in.</summary>
    public required PlatformEndpoints Endpoints { get; init; }

    /// <summary>How to sign in.</summary>
    public GenesysGrantType GrantType { get; init; } = GenesysGrantType.ClientCredentials;

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The OAuth client's secret; none for a public client, which signs in with PKCE.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>The token that was brought along, for <see cref="GenesysGrantType.AccessToken"/>.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>Where a saved refresh token is kept; a code sign-in then needs no browser.</summary>
    public IRefreshTokenKeeper? RefreshToken { get; init; }

    /// <summary>The redirect URI that the client has registered.</summary>
    public RedirectTarget Redirect { get; init; } = RedirectTarget.Parse(RedirectTarget.Default);

    /// <summary>Brings the user to the sign-in page; opens the default browser unless something else is given.</summary>
    public Action<Uri> ShowSignIn { get; init; } = address => SystemBrowser.TryOpen(address);

    /// <summary>How long the user may take to sign in.</summary>
    public TimeSpan SignInLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The session's name; the organisation's when none is given.</summary>
    public string? Name { get; init; }

    /// <summary>The saved profile that this is a sign-in of.</summary>
    public string? Profile { get; init; }

    /// <summary>The time zone that the session's queries are read in; null leaves it to the machine.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How the transport behaves.</summary>
    public TransportOptions Transport { get; init; } = new();
}
