using System.Text;

namespace GenesysReporting.Auth;

/// <summary>An OAuth client as the organisation registered it. A client without a secret is public and uses PKCE.</summary>
internal sealed class OAuthClient
{
    private OAuthClient(string id, Secret? secret)
    {
        Id = id;
        Secret = secret;
    }

    public string Id { get; }

    public Secret? Secret { get; }

    /// <summary>The id and the secret as an Authorization header has them; null for a public client.</summary>
    public Secret? Basic => Secret is { } secret
        ? Secret.From(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}:{secret.Reveal()}")))
        : null;

    /// <summary>The forms of the secret that no message may show.</summary>
    public IEnumerable<Secret> Secrets => Secret is { } secret ? [secret, Basic!] : [];

    /// <summary>Creates a client; throws <c>ClientIdMissing</c> without an id. An empty secret counts as none.</summary>
    public static OAuthClient From(string? id, Secret? secret) => string.IsNullOrWhiteSpace(id)
        ? throw AuthErrors.ClientIdMissing()
        : new OAuthClient(id.Trim(), secret is { IsEmpty: false } ? secret : null);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
