using GenesysReporting.Errors;

namespace GenesysReporting.Auth;

/// <summary>Holds a session's token and renews it, once for all who ask at the same time.</summary>
internal sealed class TokenSource(ITokenGrant grant, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile AccessToken? _token;
    private volatile bool _ended;

    public AccessToken? Current => _token;

    public DateTimeOffset? ExpiresAt => _token?.ExpiresAt;

    public bool HasEnded => _ended;

    /// <summary>A token that lives long enough for one request.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        AccessToken? token = _token;
        return !_ended && token is not null && token.IsFresh(time)
            ? ValueTask.FromResult(token)
            : new ValueTask<AccessToken>(ReplaceAsync(current => current.IsFresh(time), cancellationToken));
    }

    /// <summary>
    /// A token other than <paramref name="rejected"/>, which the server refused. Whoever comes second gets the one that
    /// the first fetched.
    /// </summary>
    public Task<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellationToken) =>
        ReplaceAsync(current => !ReferenceEquals(current, rejected), cancellationToken);

    /// <summary>Forgets the token for good; later requests raise <c>SessionEnded</c>.</summary>
    public void End()
    {
        _ended = true;
        _token = null;
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AccessToken> ReplaceAsync(Func<AccessToken, bool> isGood, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ended)
            {
                throw AuthErrors.SessionEnded();
            }

            if (_token is { } current && isGood(current))
            {
                return current;
            }

            AccessToken renewed = await grant.RequestAsync(cancellationToken).ConfigureAwait(false);
            _token = renewed;
            return renewed;
        }
        finally
        {
            _gate.Release();
        }
    }
}
