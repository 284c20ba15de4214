using GenesysReporting.Auth;

namespace GenesysReporting.Configuration;

/// <summary>
/// The settings of a sign-in from one source; a missing setting is null. Not a record, because it has secrets.
/// </summary>
public sealed class ConnectSettings
{
    /// <summary>No settings.</summary>
    public static ConnectSettings None { get; } = new();

    /// <summary>The region as text: a domain or an AWS name, not checked yet.</summary>
    public string? Region { get; init; }

    /// <summary>The grant.</summary>
    public GenesysGrantType? GrantType { get; init; }

    /// <summary>The OAuth client's id.</summary>
    public string? ClientId { get; init; }

    /// <summary>The OAuth client's secret.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>A token that was made elsewhere.</summary>
    public Secret? AccessToken { get; init; }

    /// <summary>The redirect URI of a browser sign-in, as it is registered with the client; not checked yet.</summary>
    public string? RedirectUri { get; init; }

    private bool NamesIdentity => ClientId is not null || ClientSecret is not null || AccessToken is not null;

    /// <summary>
    /// Returns these settings, with missing ones taken from a source of lower priority. The identity comes from one source:
    /// if this source has a client id, a secret or a token, the other's are ignored, so that no secret is sent with another
    /// client's id. The only exception is a secret of the same client id.
    /// </summary>
    public ConnectSettings Over(ConnectSettings other)
    {
        ConnectSettings identity = NamesIdentity ? this : other;
        return new ConnectSettings
        {
            Region = Region ?? other.Region,
            GrantType = GrantType ?? GrantFrom(other),
            ClientId = identity.ClientId,
            ClientSecret = identity.ClientSecret ?? (SameClient(identity, other) ? other.ClientSecret : null),
            AccessToken = identity.AccessToken,
            RedirectUri = RedirectUri ?? other.RedirectUri,
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"region {Region ?? "-"}, grant {GrantType?.ToString() ?? "-"}, client {ClientId ?? "-"}, "
        + $"secret {Known(ClientSecret)}, token {Known(AccessToken)}, redirect {RedirectUri ?? "-"}";

    // A grant next to another client's id was meant for that client; without a client it applies to any.
    private GenesysGrantType? GrantFrom(ConnectSettings other) =>
        HasOnlyToken ? GenesysGrantType.AccessToken
        : NamesIdentity && other.NamesIdentity && !SameClient(this, other) ? null
        : other.GrantType;

    private bool HasOnlyToken => AccessToken is not null && ClientId is null;

    /// <summary>True if two ids name the same client; false for null.</summary>
    public static bool IsSameClient(string? a, string? b) =>
        a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool SameClient(ConnectSettings a, ConnectSettings b) => IsSameClient(a.ClientId, b.ClientId);

    private static string Known(Secret? secret) => secret is null ? "-" : "given";
}
