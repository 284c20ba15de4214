using GenesysReporting.Auth;

namespace GenesysReporting.Configuration;

/// <summary>
/// What one source says about a sign-in; what it does not say is null. A class and no record, as it holds secrets.
/// </summary>
public sealed class ConnectSettings
{
    /// <summary>Says nothing.</summary>
    public static ConnectSettings None { get; } = new();

    /// <summary>The region as it was written: a domain or an AWS name, not checked yet.</summary>
    public string? Region { get; init; }

    /// <summary>How to sign in.</summary>
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
    /// These settings, with what they do not say taken from a source of lower priority. Who signs in is taken whole: as
    /// soon as this source has a client id, a secret or a token, the other's are left out, so that no secret is sent
    /// with another client's id. The one exception is a secret beside the very same id.
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

    // A grant that stands beside another client was meant for that one; on its own it is a wish for whichever.
    private GenesysGrantType? GrantFrom(ConnectSettings other) =>
        BringsTokenAlone ? GenesysGrantType.AccessToken
        : NamesIdentity && other.NamesIdentity && !SameClient(this, other) ? null
        : other.GrantType;

    private bool BringsTokenAlone => AccessToken is not null && ClientId is null;

    /// <summary>Whether two ids name one client; none is nobody's.</summary>
    public static bool IsSameClient(string? a, string? b) =>
        a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool SameClient(ConnectSettings a, ConnectSettings b) => IsSameClient(a.ClientId, b.ClientId);

    private static string Known(Secret? secret) => secret is null ? "-" : "given";
}
