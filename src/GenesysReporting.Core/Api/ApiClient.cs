using System.Runtime.CompilerServices;
using GenesysReporting.Api.Governing;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>
/// Calls the Platform API for one session: adds the token, renews it when the server refuses it, keeps within the token's
/// rate budget, counts, and throws errors that say what to do. Thread-safe.
/// </summary>
internal sealed class ApiClient(
    PlatformEndpoints endpoints,
    ITransport transport,
    TokenSource tokens,
    GenesysGrantType grantType,
    TransportOptions options,
    RequestLedger ledger) : IDisposable
{
    // The budget belongs to the token: a new token has a new one, and late answers to the old token do not count for it.
    private readonly ConditionalWeakTable<AccessToken, RateGovernor> _governors = [];
    private readonly RateReserve _reserve = new();
    private readonly object _rateLock = new();
    private (AccessToken Token, RateLimitStatus Status)? _rate;

    public TokenSource Tokens => tokens;

    public GenesysGrantType GrantType => grantType;

    public TimeProvider Time => options.Time;

    public RateLimitStatus? RateLimit
    {
        get
        {
            lock (_rateLock)
            {
                return _rate?.Status;
            }
        }
    }

    /// <summary>The ledger of this session's requests.</summary>
    public RequestLedger Ledger => ledger;

    /// <summary>
    /// Leaves a share of each rate window to others until the scope is disposed, also after a renewal of the token. Of several
    /// scopes the largest share applies.
    /// </summary>
    /// <param name="percent">The share, 0 to 90 percent.</param>
    public IDisposable ReserveShare(int percent)
    {
        _reserve.Freed ??= ServeAll;
        return _reserve.Take(percent);
    }

    /// <summary>Sends a call; throws unless it succeeded.</summary>
    public async Task<TransportResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        RequestLedger[] ledgers = request.Ledger is { } own ? [ledger, own] : [ledger];
        Array.ForEach(ledgers, l => l.Asked());
        AccessToken token = await TimedAsync(() => tokens.GetAsync(request.Observer, cancellationToken), ledgers)
            .ConfigureAwait(false);
        TransportResponse response = await SendAsync(request, token, ledgers, cancellationToken).ConfigureAwait(false);
        if (response.Status == 401 && tokens.CanRenew)
        {
            // An idle time-out or a revocation can end a token early: one retry with a new token, and no more.
            AccessToken rejected = token;
            token = await TimedAsync(
                () => new(tokens.RenewAsync(rejected, request.Observer, cancellationToken)), ledgers).ConfigureAwait(false);
            response = await SendAsync(request, token, ledgers, cancellationToken).ConfigureAwait(false);
        }

        response = response with { Texts = tokens.Texts };
        return response.IsSuccess ? response : throw Error(request, response);
    }

    /// <summary>Revokes the current token, if there is one; a token that the server no longer accepts counts as revoked.</summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        if (tokens.Current is not { } token)
        {
            return;
        }

        var request = new ApiRequest("DELETE", "/api/v2/tokens/me");
        ledger.Asked();
        TransportResponse response = await SendAsync(request, token, [ledger], cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess && response.Status != 401)
        {
            throw Error(request, response with { Texts = tokens.Texts });
        }
    }

    /// <summary>Ends the session; current requests and waits end with <c>SessionEnded</c>.</summary>
    public void Dispose()
    {
        tokens.End();
        foreach (KeyValuePair<AccessToken, RateGovernor> governor in _governors)
        {
            governor.Value.Dispose();
        }

        transport.Dispose();
    }

    private void ServeAll()
    {
        foreach (KeyValuePair<AccessToken, RateGovernor> governor in _governors)
        {
            governor.Value.Serve();
        }
    }

    private ApiException Error(ApiRequest request, TransportResponse response) =>
        new ApiErrors(grantType, tokens.CanRenew).From(request, response, Time.GetUtcNow());

    private async Task<TransportResponse> SendAsync(
        ApiRequest request, AccessToken token, RequestLedger[] ledgers, CancellationToken cancellationToken)
    {
        RateGovernor governor = _governors.GetValue(token, _ => new RateGovernor(Time, _reserve));
        var sent = new TransportRequest(request.Method, PlatformEndpoints.Combine(endpoints.ApiUri, request.Path))
        {
            Authorization = token.ToAuthorization(),
            Content = request.Body,
            MayRepeat = request.MayRepeat,
            OnRetry = request.Observer is { } observer ? observer.Retrying : null,
            Gate = new RateGate(governor, request, ledgers, options) { Texts = tokens.Texts, Ended = report => Remember(token, report) },
        };
        try
        {
            return await transport.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (tokens.HasEnded)
        {
            // Another thread has ended the session in the meantime.
            throw AuthErrors.SessionEnded();
        }
    }

    private void Remember(AccessToken token, AttemptReport report)
    {
        DateTimeOffset now = Time.GetUtcNow();
        if (report.Response is { } answer && RateLimitStatus.Read(answer, now) is { } status)
        {
            lock (_rateLock)
            {
                RateLimitStatus? before = _rate is { } rate && ReferenceEquals(rate.Token, token) ? rate.Status : null;
                _rate = (token, status.After(before, now));
            }
        }
    }

    /// <summary>Gets a token, and counts the time if it had to be requested.</summary>
    private async ValueTask<AccessToken> TimedAsync(Func<ValueTask<AccessToken>> ask, RequestLedger[] ledgers)
    {
        AccessToken? before = tokens.Current;
        long started = Time.GetTimestamp();
        AccessToken? token = null;
        try
        {
            return token = await ask().ConfigureAwait(false);
        }
        finally
        {
            if (token is null || !ReferenceEquals(token, before))
            {
                TimeSpan waited = Time.GetElapsedTime(started);
                Array.ForEach(ledgers, l => l.Waited(WaitCause.SignIn, waited));
            }
        }
    }
}
