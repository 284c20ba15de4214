using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The tokens that are alive.</summary>
internal sealed class TokenStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    public string Issue(SandboxClient client)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        foreach ((string old, AccessToken token) in _tokens)
        {
            if (token.Expires <= now)
            {
                _tokens.TryRemove(old, out _);
            }
        }

        string text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        _tokens[text] = new AccessToken(
            client, now + options.TokenLifetime, new RateWindow(options.RequestsPerMinute, options.Time));
        return text;
    }

    public AccessToken? Find(string text) =>
        _tokens.TryGetValue(text, out AccessToken? token)
        && token.Expires > options.Time.GetUtcNow()
        && !token.Client.IsDisabled
            ? token
            : null;

    public void Revoke(AccessToken token)
    {
        foreach ((string text, AccessToken alive) in _tokens)
        {
            if (alive == token)
            {
                _tokens.TryRemove(text, out _);
            }
        }
    }

    public void Clear() => _tokens.Clear();
}
