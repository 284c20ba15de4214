using System.Runtime.ExceptionServices;
using GenesysReporting.Errors;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// Holds a session's token and renews it, once for all callers that ask at the same time; a failure also applies to all of
/// them. Without a grant the first token is used until the server refuses it, as there is no way to renew it early.
/// </summary>
internal sealed class TokenSource(ITokenGrant? grant, AccessToken? first, TimeProvider time, IReadOnlyList<Secret>? secrets = null) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile AccessToken? _token = first;
    private volatile AccessToken? _before;
    private volatile bool _ended;
    private volatile GenesysException? _lastFailure;

    public AccessToken? Current => _token;

    /// <summary>Prepares the words of answers to these tokens for messages.</summary>
    public ServerText Texts => field ??= new ServerText(() => Secrets.Select(s => s.Reveal()));

    public DateTimeOffset? ExpiresAt => _token?.ExpiresAt;

    public bool HasEnded => _ended;

    /// <summary>True if a refused token can be replaced without user interaction.</summary>
    public bool CanRenew => grant is not null;

    /// <summary>Returns a token that is valid long enough for one request. The observer is notified of waits.</summary>
    public ValueTask<AccessToken> GetAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        AccessToken? token = _token;
        return !_ended && token is not null && IsGood(token)
            ? ValueTask.FromResult(token)
            : new ValueTask<AccessToken>(ReplaceAsync(IsGood, observer, cancellationToken));
    }

    /// <summary>
    /// Returns a token other than <paramref name="rejected"/>, which the server refused. Of several callers, the first one
    /// requests a new token for all.
    /// </summary>
    public Task<AccessToken> RenewAsync(
        AccessToken rejected, IRequestObserver? observer, CancellationToken cancellationToken) =>
        ReplaceAsync(current => !ReferenceEquals(current, rejected), observer, cancellationToken);

    /// <summary>Runs work during which no renewal may run.</summary>
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

    /// <summary>Discards the token; later requests throw <c>SessionEnded</c>.</summary>
    public void End()
    {
        _ended = true;
        (_token, _before) = (null, null);
    }

    public void Dispose() => _gate.Dispose();

    // A late answer may echo the token before.
    private IEnumerable<Secret> Secrets =>
        new[] { _token, _before }.OfType<AccessToken>().Select(t => t.Value).Concat(grant?.Secrets ?? secrets ?? []);

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
                // It failed while this caller waited; fifty requests must not try fifty times.
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
        ITokenGrant source, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.RequestAsync(observer, cancellationToken).ConfigureAwait(false);
        }
        catch (GenesysException e)
        {
            // A cancellation is not stored: it concerns only the caller that was cancelled.
            _lastFailure = e;
            throw;
        }
    }

    private AccessToken Keep(AccessToken renewed)
    {
        // The session may have ended while the request was under way; it must stay ended.
        (_before, _token) = (_token, _ended ? throw AuthErrors.SessionEnded() : renewed);
        return renewed;
    }
}
