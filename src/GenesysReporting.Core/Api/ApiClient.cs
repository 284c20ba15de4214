using System.Runtime.CompilerServices;
using GenesysReporting.Api.Governing;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>
/// Calls the Platform API for one session: puts the token on, renews it when the server refuses it, keeps to the token's
/// rate budget, counts, and raises errors that say what to do. May be used from several threads.
/// </summary>
internal sealed class ApiClient(
    PlatformEndpoints endpoints,
    ITransport transport,
    TokenSource tokens,
    GenesysGrantType grantType,
    TransportOptions options,
    RequestLedger ledger) : IDisposable
{
    // The budget is the token's: a new token begins anew, and what still answers to the old one says nothing about it.
    private readonly ConditionalWeakTable<AccessToken, RateGovernor> _governors = [];
    private readonly object _rateLock = new();
    private (AccessToken Token, RateLimitStatus Status)? _rate;
    private long _attempts;

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

    /// <summary>Requests that were sent and not stopped, repetitions included, since the session began.</summary>
    public long Requests => Interlocked.Read(ref _attempts);

    /// <summary>What this session's requests did.</summary>
    public RequestLedger Ledger => ledger;

    /// <summary>The answer of a call that succeeded; anything else raises.</summary>
    public async Task<TransportResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        RequestLedger[] ledgers = request.Ledger is { } own ? [ledger, own] : [ledger];
        Array.ForEach(ledgers, l => l.Asked());
        AccessToken token = await TimedAsync(() => tokens.GetAsync(request.Observer, cancellationToken), ledgers)
            .ConfigureAwait(false);
        TransportResponse response = await SendAsync(request, token, ledgers, cancellationToken).ConfigureAwait(false);
        if (response.Status == 401 && tokens.CanRenew)
        {
            // Idle time-outs and revocations end a token before its time: once more with a new one, and no more.
            AccessToken rejected = token;
            token = await TimedAsync(
                () => new(tokens.RenewAsync(rejected, request.Observer, cancellationToken)), ledgers).ConfigureAwait(false);
            response = await SendAsync(request, token, ledgers, cancellationToken).ConfigureAwait(false);
        }

        return response.IsSuccess ? response : throw Error(request, response);
    }

    /// <summary>Revokes the present token, if there is one; a token that the server no longer takes is as good as revoked.</summary>
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
            throw Error(request, response);
        }
    }

    /// <summary>Ends the session; requests under way and waits end with <c>SessionEnded</c>.</summary>
    public void Dispose()
    {
        tokens.End();
        foreach (KeyValuePair<AccessToken, RateGovernor> governor in _governors)
        {
            governor.Value.Dispose();
        }

        transport.Dispose();
    }

    private ApiException Error(ApiRequest request, TransportResponse response) =>
        new ApiErrors(grantType, tokens.CanRenew).From(request, response, Time.GetUtcNow());

    private async Task<TransportResponse> SendAsync(
        ApiRequest request, AccessToken token, RequestLedger[] ledgers, CancellationToken cancellationToken)
    {
        RateGovernor governor = _governors.GetValue(token, _ => new RateGovernor(Time));
        var sent = new TransportRequest(request.Method, PlatformEndpoints.Combine(endpoints.ApiUri, request.Path))
        {
            Authorization = token.ToAuthorization(),
            Content = request.Body,
            MayRepeat = request.MayRepeat,
            OnRetry = request.Observer is { } observer ? observer.Retrying : null,
            Gate = new RateGate(governor, request, ledgers, options) { Ended = report => Remember(token, report) },
        };
        try
        {
            return await transport.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (tokens.HasEnded)
        {
            // Another thread has ended the session meanwhile.
            throw AuthErrors.SessionEnded();
        }
    }

    private void Remember(AccessToken token, AttemptReport report)
    {
        if (report != AttemptReport.Stopped)
        {
            Interlocked.Increment(ref _attempts);
        }

        DateTimeOffset now = Time.GetUtcNow();
        if (report.Response is { } answer && RateLimitStatus.Read(answer, now) is { } told)
        {
            lock (_rateLock)
            {
                RateLimitStatus? before = _rate is { } rate && ReferenceEquals(rate.Token, token) ? rate.Status : null;
                _rate = (token, told.After(before, now));
            }
        }
    }

    /// <summary>A token that is there costs no time; one that is on its way does.</summary>
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
