using GenesysReporting.Auth;
using GenesysReporting.Regions;

namespace GenesysReporting.Api;

/// <summary>
/// A sign-in to one organisation. Its properties are safe to print, to serialise and to log; token and secret cannot be
/// read from it.
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

    /// <summary>The name for <c>-Session</c>.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>True if cmdlets of its runspace use it when no <c>-Session</c> is given.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>The organisation's name.</summary>
    public string? Organization { get; internal init; }

    /// <summary>The organisation's id.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>The region's domain, or the API host if addresses were given.</summary>
    public string Region => Endpoints.Name;

    /// <summary>The grant.</summary>
    public GenesysGrantType GrantType => Client.GrantType;

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The OAuth client's name.</summary>
    public string? ClientName { get; internal init; }

    /// <summary>The signed-in user's name; null for client credentials, and if the user may not be read.</summary>
    public string? User { get; internal init; }

    /// <summary>The signed-in user's id.</summary>
    public string? UserId { get; internal init; }

    /// <summary>The identity that it acts as: the user, else the OAuth client.</summary>
    public string? Identity => User ?? ClientName ?? ClientId;

    /// <summary>The saved profile of this session, or null.</summary>
    public string? Profile { get; internal set; }

    /// <summary>The time zone of its queries; null for the machine's.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>The time of the sign-in (UTC).</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>The end of the current token (UTC); see <see cref="CanRenew"/>. Null if it is unknown or the session has ended.</summary>
    public DateTimeOffset? ExpiresAt => Client.Tokens.ExpiresAt;

    /// <summary>True if the token is renewed before it ends; otherwise the session ends with it.</summary>
    public bool CanRenew => Client.Tokens.CanRenew;

    /// <summary>The rate budget by the last answer; null before the first.</summary>
    public RateLimitStatus? RateLimit => Client.RateLimit;

    /// <summary>True until the session is disconnected.</summary>
    public bool IsConnected => !Client.Tokens.HasEnded;

    /// <summary>The Platform API's address.</summary>
    public Uri ApiUri => Endpoints.ApiUri;

    /// <summary>The sign-in service's address.</summary>
    public Uri LoginUri => Endpoints.LoginUri;

    internal bool NameWasGiven { get; set; }

    internal PlatformEndpoints Endpoints { get; }

    internal ApiClient Client { get; }

    internal SignIn SignIn { get; }

    /// <summary>True if others may use the token, so that disconnecting must not revoke it unless asked to.</summary>
    internal bool IsTokenShared =>
        GrantType == GenesysGrantType.AccessToken
        || (GrantType == GenesysGrantType.AuthorizationCode && Profile is not null && CanRenew);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
