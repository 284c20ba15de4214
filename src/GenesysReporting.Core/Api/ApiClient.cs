using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>
/// Calls the Platform API for one session: puts the token on, renews it when the server refuses it, reads the rate
/// headers, and raises errors that say what to do.
/// </summary>
internal sealed class ApiClient(
    PlatformEndpoints endpoints,
    ITransport transport,
    TokenSource tokens,
    GenesysGrantType grantType,
    TimeProvider time) : IDisposable
{
    private volatile RateLimitStatus? _rateLimit;
    private long _requests;

    public TokenSource Tokens => tokens;

    public GenesysGrantType GrantType => grantType;

    public TimeProvider Time => time;

    public RateLimitStatus? RateLimit => _rateLimit;

    /// <summary>Requests that were answered, repetitions included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>The answer of a call that succeeded; anything else raises.</summary>
    public async Task<TransportResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        AccessToken token = await tokens.GetAsync(request.Observer, cancellationToken).ConfigureAwait(false);
        TransportResponse response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.Status == 401 && tokens.CanRenew)
        {
            // Idle time-outs and revocations end a token before its time: once more with a new one, and no more.
            token = await tokens.RenewAsync(token, request.Observer, cancellationToken).ConfigureAwait(false);
            response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
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
        TransportResponse response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess && response.Status != 401)
        {
            throw Error(request, response);
        }
    }

    public void Dispose()
    {
        tokens.End();
        transport.Dispose();
    }

    private ApiException Error(ApiRequest request, TransportResponse response) =>
        new ApiErrors(grantType, tokens.CanRenew).From(request, response, time.GetUtcNow());

    private async Task<TransportResponse> SendAsync(
        ApiRequest request, AccessToken token, CancellationToken cancellationToken)
    {
        var sent = new TransportRequest(request.Method, PlatformEndpoints.Combine(endpoints.ApiUri, request.Path))
        {
            Authorization = token.ToAuthorization(),
            Content = request.Body,
            MayRepeat = request.MayRepeat,
            OnRetry = request.Observer is { } observer ? observer.Retrying : null,
        };
        TransportResponse response = await transport.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _requests, response.Attempts);
        _rateLimit = RateLimitStatus.Read(response, time.GetUtcNow()) ?? _rateLimit;
        request.Observer?.Answered(new RequestNotice(
            request.Method, request.Path, response.Status, response.Elapsed, response.Header("ININ-Correlation-Id")));
        return response;
    }
}
