using System.Runtime.ExceptionServices;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// Holds a session's token and renews it, once for all who ask at the same time; when that fails, it fails for all of
/// them. Without a grant the token that it began with is used until the server refuses it: its end cannot be put off, so
/// it is not anticipated either.
/// </summary>
internal sealed class TokenSource(ITokenGrant? grant, AccessToken? first, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile AccessToken? _token = first;
    private volatile bool _ended;
    private volatile GenesysException? _lastFailure;

    public AccessToken? Current => _token;

    public DateTimeOffset? ExpiresAt => _token?.ExpiresAt;

    public bool HasEnded => _ended;

    /// <summary>Whether a refused token can be replaced without a person.</summary>
    public bool CanRenew => grant is not null;

    /// <summary>A token that lives long enough for one request. The observer is told of waits.</summary>
    public ValueTask<AccessToken> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        AccessToken? token = _token;
        return !_ended && token is not null && IsGood(token)
            ? ValueTask.FromResult(token)
            : new ValueTask<AccessToken>(ReplaceAsync(IsGood, observer, cancellationToken));
    }

    /// <summary>
    /// A token other than <paramref name="rejected"/>, which the server refused. Whoever comes second gets the one that
    /// the first fetched.
    /// </summary>
    public Task<AccessToken> RenewAsync(
        AccessToken rejected, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ReplaceAsync(current => !ReferenceEquals(current, rejected), observer, cancellationToken);

    /// <summary>Runs something that no renewal may run beside.</summary>
    public async Task WhileIdleAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Forgets the token for good; later requests raise <c>SessionEnded</c>.</summary>
    public void End()
    {
        _ended = true;
        _token = null;
    }

    public void Dispose() => _gate.Dispose();

    private bool IsGood(AccessToken token) => grant is null || token.IsFresh(time);

    private async Task<AccessToken> ReplaceAsync(
        Func<AccessToken, bool> isGood, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        GenesysException? before = _lastFailure;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ended || grant is null)
            {
                throw AuthErrors.SessionEnded();
            }

            if (_token is { } current && isGood(current))
            {
                return current;
            }

            if (_lastFailure is { } failure && !ReferenceEquals(failure, before))
            {
                // It failed while this one waited for it; fifty requests must not knock fifty times.
                ExceptionDispatchInfo.Throw(failure);
            }

            return Keep(await RequestAsync(grant, observer, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<AccessToken> RequestAsync(
        ITokenGrant by, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await by.RequestAsync(observer, cancellationToken).ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            // Being stopped is no failure: that concerns the one who asked, and nobody else.
            _lastFailure = e;
            throw;
        }
    }

    private AccessToken Keep(AccessToken renewed)
    {
        // The session may have ended while its token was on the way; it must not come back to life.
        _token = _ended ? throw AuthErrors.SessionEnded() : renewed;
        return renewed;
    }
}
