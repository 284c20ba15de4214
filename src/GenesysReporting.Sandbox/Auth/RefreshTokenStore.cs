using System.Collections.Concurrent;

namespace GenesysReporting.Sandbox.Auth;

/// <summary>The refresh tokens that are alive. How long the platform's live is not known; these do not age.</summary>
internal sealed class RefreshTokenStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, SignIn> _alive = new(StringComparer.Ordinal);

    public string Issue(SignIn signIn)
    {
        string text = OpaqueText.Create();
        _alive[text] = signIn;
        return text;
    }

    /// <summary>
    /// The sign-in of a token that this client may use, and the token for the next time; null where it is dead or
    /// somebody else's. Using a replaced token again ends nothing else: what the platform does then is not known.
    /// </summary>
    public (SignIn SignIn, string Next)? Use(string text, SandboxClient client)
    {
        if (!_alive.TryGetValue(text, out SignIn? signIn) || signIn.Client != client || !signIn.CanRefresh)
        {
            return null;
        }

        if (!options.RotateRefreshTokens)
        {
            return (signIn, text);
        }

        return _alive.TryRemove(text, out _) ? (signIn, Issue(signIn)) : null;
    }

    public void Clear() => _alive.Clear();
}
