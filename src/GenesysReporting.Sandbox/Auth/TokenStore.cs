using System.Collections.Concurrent;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The valid access tokens.</summary>
internal sealed class TokenStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    public string Issue(SandboxClient client, SignIn? signIn = null)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        foreach ((string old, AccessToken token) in _tokens)
        {
            if (token.Expires <= now)
            {
                _tokens.TryRemove(old, out _);
            }
        }

        string text = OpaqueText.Create();
        _tokens[text] = new AccessToken(
            client, signIn, now + options.TokenLifetime, new RateWindow(options.RequestsPerMinute, options.Time));
        return text;
    }

    public AccessToken? Find(string text) =>
        _tokens.TryGetValue(text, out AccessToken? token)
        && token.Expires > options.Time.GetUtcNow()
        && token.SignIn is not { IsRevoked: true }
        && !token.Client.IsDisabled
            ? token
            : null;

    public void Revoke(AccessToken token)
    {
        foreach ((string text, AccessToken other) in _tokens)
        {
            if (other == token)
            {
                _tokens.TryRemove(text, out _);
            }
        }
    }

    public void Clear() => _tokens.Clear();
}
