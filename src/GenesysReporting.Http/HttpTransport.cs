using System.Net;
using GenesysReporting.Transport;
using Polly;

namespace GenesysReporting.Http;

/// <summary>Sends requests with one HttpClient and a retry pipeline of Polly.</summary>
internal sealed class HttpTransport : ITransport
{
    private readonly Task<ClientContainer> _container;
    private readonly TransportOptions _options;
    private readonly ProxyRoute _route;
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private readonly CancellationTokenSource _ended = new();
    private volatile bool _wasReached;

    /// <param name="options">The options.</param>
    /// <param name="route">The way to the platform.</param>
    /// <param name="prepare">Changes the handler of the connections; null in all uses but tests.</param>
    public HttpTransport(TransportOptions options, ProxyRoute route, Action<SocketsHttpHandler>? prepare = null)
        : this(options, route, () => PrimaryHandler.Create(route, prepare))
    {
    }

    /// <param name="options">The options.</param>
    /// <param name="route">The way to the platform.</param>
    /// <param name="handler">Creates the handler of the connections.</param>
    public HttpTransport(TransportOptions options, ProxyRoute route, Func<HttpMessageHandler> handler)
    {
        // On another thread, while this one prepares the first request: the code of both has to be compiled.
        _container = Task.Run(() => new ClientContainer(options, handler));
        _options = options;
        _route = route;
        _pipeline = RetryPipeline.Build(options, () => _wasReached);
    }

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            return await SendAsync(new Sending(request), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(HttpTransport));
        }
    }

    /// <summary>Ends current requests and their waits with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _container.ContinueWith(
            built => built.GetAwaiter().GetResult().Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task<TransportResponse> SendAsync(Sending sending, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryPipeline.Sending, sending);
        try
        {
            Attempt last = await _pipeline
                .ExecuteAsync(
                    async c => await AttemptAsync(sending, c.CancellationToken).ConfigureAwait(false), context)
                .ConfigureAwait(false);
            return last.Response is { } response
                ? response with { Attempts = sending.Attempts }
                : throw TransportErrors.From(last.Failure!, sending, _options, _route.Describe(sending.Request.Uri));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Makes one attempt when the gate admits it, and always notifies the gate of its end.</summary>
    private async Task<Attempt> AttemptAsync(Sending sending, CancellationToken cancellationToken)
    {
        IAttemptGate? gate = sending.Request.Gate;
        if (gate is not null)
        {
            await gate.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        long started = _options.Time.GetTimestamp();
        AttemptReport report = AttemptReport.Stopped;
        try
        {
            Attempt attempt = await TryAsync(sending.Request, cancellationToken).ConfigureAwait(false);
            TimeSpan elapsed = _options.Time.GetElapsedTime(started);
            sending.AddAttempt(elapsed);
            string? failure = attempt.Failure is { } thrown ? TransportErrors.Reason(thrown) : null;
            report = new AttemptReport(attempt.Response, failure, elapsed);
            return attempt;
        }
        finally
        {
            gate?.Close(report);
        }
    }

    /// <summary>Makes one attempt; a network failure is returned as a value, so that the retry handles it like an answer.</summary>
    private async Task<Attempt> TryAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        // Not within the try: a missing file of the module is not a failure of the network.
        ClientContainer container = await _container.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(_options.AttemptTimeout, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return new Attempt(await ExchangeAsync(container.Client, request, both.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, limit.IsCancellationRequested
                ? new TimeoutException("The answer took too long.", e)
                : new ConnectTimeoutException(e));
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or InvalidDataException or ProxyAuthenticationException
                or AnswerTooLargeException)
        {
            return new Attempt(null, e);
        }
    }

    private async Task<TransportResponse> ExchangeAsync(
        HttpClient client, TransportRequest request, CancellationToken cancellationToken)
    {
        long started = _options.Time.GetTimestamp();
        using HttpRequestMessage message = HttpMessages.ToHttp(request);
        using HttpResponseMessage answer = await client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw new ProxyAuthenticationException();
        }

        _wasReached = true;
        ReceivedBody received = await PackedBody
            .ReadAsync(answer, request.MaxAnswerBytes ?? _options.MaxAnswerBytes, cancellationToken)
            .ConfigureAwait(false);
        return HttpMessages.FromHttp(answer, received.Body) with
        {
            WireLength = received.WireLength,
            Elapsed = _options.Time.GetElapsedTime(started),
        };
    }
}
