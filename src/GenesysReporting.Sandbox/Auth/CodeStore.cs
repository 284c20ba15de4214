using System.Collections.Concurrent;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The codes that browsers carried away.</summary>
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

    /// <summary>Also one that is spent or too old: its second use has to be noticed.</summary>
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
