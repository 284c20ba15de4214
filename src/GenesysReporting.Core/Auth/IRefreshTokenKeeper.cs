namespace GenesysReporting.Auth;

/// <summary>Stores a refresh token between its uses.</summary>
public interface IRefreshTokenKeeper
{
    /// <summary>The command that signs in again when the token has expired.</summary>
    string SignInAgain { get; }

    /// <summary>
    /// Passes the token to an exchange and keeps the one that it returns, or the old one for null. No other keeper of the
    /// same token may use it in the meantime.
    /// </summary>
    Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken);
}

/// <summary>Keeps a refresh token in memory, for one session.</summary>
internal sealed class MemoryRefreshToken(Secret first) : IRefreshTokenKeeper
{
    private Secret _token = first;

    public string SignInAgain => "Connect-GenesysCloud -GrantType AuthorizationCode";

    // Without a lock: a session makes one renewal at a time.
    public async Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken) =>
        _token = await exchange(_token).ConfigureAwait(false) ?? _token;
}
