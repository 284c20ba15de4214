using GenesysReporting.Regions;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Auth;

/// <summary>
/// <c>POST https://login.{domain}/oauth/token</c>. No scope is sent: the platform takes the scopes from the client's
/// configuration.
/// </summary>
internal sealed class TokenEndpoint(
    PlatformEndpoints endpoints, ITransport transport, TransportOptions options, RequestLedger ledger)
{
    // The endpoint has a separate rate limit, which it reports with 400 and without Retry-After. Its size is not
    // documented; after about a minute it is known to be clear.
    private static readonly TimeSpan[] RateWaits =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)];

    private readonly Uri _address = PlatformEndpoints.Combine(endpoints.LoginUri, "/oauth/token");

    /// <summary>Sends a token request, waiting out the endpoint's rate limit for about a minute.</summary>
    public async Task<TokenReply> RequestAsync(
        TokenRequest request, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> form = TokenForm.Content(request);
        var counter = new SignInCounter(ledger, form.Length);
        for (int attempt = 0; ; attempt++)
        {
            long sent = options.Time.GetTimestamp();
            TransportResponse response = await transport
                .SendAsync(Message(request, form, counter, observer), cancellationToken)
                .ConfigureAwait(false);
            if (response.IsSuccess)
            {
                return Read(response, sent);
            }

            TokenFailure failure = TokenFailure.Read(response, request);
            if (!failure.IsRateLimit || attempt == RateWaits.Length)
            {
                throw failure.ToError(request, endpoints);
            }

            await WaitAsync(attempt, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    private TokenReply Read(TransportResponse response, long sent)
    {
        TokenReply reply = TokenForm.Read(response.Body, options.Time.GetUtcNow(), sent)
            ?? throw AuthErrors.TokenAnswerUnreadable(endpoints.LoginUri);
        ledger.TokenReceived();
        return reply;
    }

    private TransportRequest Message(
        TokenRequest request, ReadOnlyMemory<byte> form, IAttemptGate gate, IRequestObserver? observer) => new("POST", _address)
    {
        Authorization = TokenForm.Authorization(request.Client),
        Content = form,
        ContentType = "application/x-www-form-urlencoded",
        MaxAnswerBytes = AnswerLimit.Small,
        Gate = gate,
        OnRetry = observer is null ? null : observer.Retrying,
    };

    private Task WaitAsync(int attempt, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        // Up to a quarter more, so that clients that were refused together do not return together.
        TimeSpan wait = RateWaits[attempt] * (1 + (options.Random() / 4));
        observer?.Retrying(new RetryNotice("POST", _address.AbsolutePath, attempt + 1, wait, "too many sign-ins"));
        return Task.Delay(wait, options.Time, cancellationToken);
    }
}
