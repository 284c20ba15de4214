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

    /// <summary>Creates a client; throws <c>ClientIdMissing</c> without an id. An empty secret counts as none.</summary>
    public static OAuthClient From(string? id, Secret? secret) => string.IsNullOrWhiteSpace(id)
        ? throw AuthErrors.ClientIdMissing()
        : new OAuthClient(id.Trim(), secret is { IsEmpty: false } ? secret : null);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
