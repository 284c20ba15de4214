namespace GenesysReporting.Auth;

/// <summary>Where a refresh token lives between its uses.</summary>
public interface IRefreshTokenKeeper
{
    /// <summary>The command that signs in anew when the token has died.</summary>
    string SignInAgain { get; }

    /// <summary>
    /// Hands the token to an exchange, and keeps the one that it gives back, or the old one where it gives none. Nobody
    /// else who keeps the same token may use it in between.
    /// </summary>
    Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken);
}

/// <summary>Keeps it in memory, for one session.</summary>
internal sealed class MemoryRefreshToken(Secret first) : IRefreshTokenKeeper
{
    private Secret _token = first;

    public string SignInAgain => "Connect-GenesysCloud -GrantType AuthorizationCode";

    // One at a time already: a session renews its token once for all who ask.
    public async Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken) =>
        _token = await exchange(_token).ConfigureAwait(false) ?? _token;
}
