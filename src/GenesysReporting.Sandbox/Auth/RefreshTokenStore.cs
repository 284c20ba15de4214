using System.Collections.Concurrent;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The valid refresh tokens. The platform's lifetime is not known; these do not expire.</summary>
internal sealed class RefreshTokenStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, SignIn> _tokens = new(StringComparer.Ordinal);

    public string Issue(SignIn signIn)
    {
        string text = OpaqueText.Create();
        _tokens[text] = signIn;
        return text;
    }

    /// <summary>
    /// Returns the sign-in of a client's token, and the next token; null if the token is not valid or another client's.
    /// A second use of a replaced token ends nothing else: the platform's reaction is not known.
    /// </summary>
    public (SignIn SignIn, string Next)? Use(string text, SandboxClient client)
    {
        if (!_tokens.TryGetValue(text, out SignIn? signIn) || signIn.Client != client || !signIn.CanRefresh)
        {
            return null;
        }

        if (!options.RotateRefreshTokens)
        {
            return (signIn, text);
        }

        return _tokens.TryRemove(text, out _) ? (signIn, Issue(signIn)) : null;
    }

    public void Clear() => _tokens.Clear();
}
