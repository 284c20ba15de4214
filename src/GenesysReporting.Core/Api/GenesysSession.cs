using GenesysReporting.Auth;
using GenesysReporting.Regions;

namespace GenesysReporting.Api;

/// <summary>
/// A sign-in to one organisation. What it shows is safe to print, to serialise and to log; token and secret are not
/// reachable through it.
/// </summary>
public sealed class GenesysSession
{
    internal GenesysSession(PlatformEndpoints endpoints, ApiClient client, SignIn signIn)
    {
        Endpoints = endpoints;
        Client = client;
        SignIn = signIn;
        ConnectedAt = client.Time.GetUtcNow();
    }

    /// <summary>The name to call it by in <c>-Session</c>.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>The organisation's name.</summary>
    public string? Organization { get; internal init; }

    /// <summary>The organisation's id.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>The region's domain, or the API host where addresses were given.</summary>
    public string Region => Endpoints.Name;

    /// <summary>How it was signed in.</summary>
    public GenesysGrantType GrantType => Client.GrantType;

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The OAuth client's name.</summary>
    public string? ClientName { get; internal init; }

    /// <summary>The signed-in user's name; null for client credentials, and where the user may not be read.</summary>
    public string? User { get; internal init; }

    /// <summary>The signed-in user's id.</summary>
    public string? UserId { get; internal init; }

    /// <summary>Who it acts as: the user, else the OAuth client.</summary>
    public string? Identity => User ?? ClientName ?? ClientId;

    /// <summary>The saved profile that it was signed in from or is saved in.</summary>
    public string? Profile { get; internal set; }

    /// <summary>The time zone that its queries are read in; null leaves it to the machine.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>When it was signed in (UTC).</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the present token ends (UTC); see <see cref="CanRenew"/>. Null when that is unknown or the session has ended.</summary>
    public DateTimeOffset? ExpiresAt => Client.Tokens.ExpiresAt;

    /// <summary>Whether the token is renewed before it ends. Otherwise the session ends with it.</summary>
    public bool CanRenew => Client.Tokens.CanRenew;

    /// <summary>The rate budget that the last answer told of; null before the first.</summary>
    public RateLimitStatus? RateLimit => Client.RateLimit;

    /// <summary>Whether it can be used; false once it was disconnected.</summary>
    public bool IsConnected => !Client.Tokens.HasEnded;

    /// <summary>The Platform API's address.</summary>
    public Uri ApiUri => Endpoints.ApiUri;

    /// <summary>The sign-in service's address.</summary>
    public Uri LoginUri => Endpoints.LoginUri;

    internal bool NameWasGiven { get; set; }

    internal PlatformEndpoints Endpoints { get; }

    internal ApiClient Client { get; }

    internal SignIn SignIn { get; }

    /// <summary>Whether others live from the token, so that disconnecting must not revoke it unasked.</summary>
    internal bool IsTokenShared =>
        GrantType == GenesysGrantType.AccessToken
        || (GrantType == GenesysGrantType.AuthorizationCode && Profile is not null && CanRenew);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
