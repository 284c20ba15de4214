using System.Collections.Concurrent;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The authorization codes that were issued.</summary>
internal sealed class CodeStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);

    public string Issue(SignIn signIn, string redirectUri, string? challenge)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        Forget(now - options.TokenLifetime);
        string text = OpaqueText.Create();
        _codes[text] = new AuthorizationCode(signIn, redirectUri, challenge, now + options.CodeLifetime);
        return text;
    }

    /// <summary>Returns a code, even if it is used or expired: a second use must be noticed.</summary>
    public AuthorizationCode? Find(string text) => _codes.GetValueOrDefault(text);

    private void Forget(DateTimeOffset before)
    {
        foreach ((string text, AuthorizationCode code) in _codes)
        {
            if (code.Expires < before)
            {
                _codes.TryRemove(text, out _);
            }
        }
    }
}
