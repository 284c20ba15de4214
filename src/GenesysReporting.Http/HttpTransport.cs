using System.Net;
using GenesysReporting.Transport;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace GenesysReporting.Http;

/// <summary>Sends requests through one HttpClient, within a retry of Polly's.</summary>
internal sealed class HttpTransport : ITransport
{
    internal const string ClientName = "genesys";

    private readonly ServiceProvider _services;
    private readonly HttpClient _client;
    private readonly TransportOptions _options;
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private readonly CancellationTokenSource _ended = new();
    private volatile bool _wasReached;

    public HttpTransport(ServiceProvider services, TransportOptions options)
    {
        _services = services;
        _client = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        _options = options;
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

    /// <summary>Ends requests under way, and their waits, with an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _client.Dispose();
        _services.Dispose();
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
                : throw TransportErrors.From(last.Failure!, sending.Request, _options);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One try, when the gate lets it through; the gate is told how it ended in any case.</summary>
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
            sending.Attempted(elapsed);
            string? failure = attempt.Failure is { } raised ? TransportErrors.Reason(raised) : null;
            report = new AttemptReport(attempt.Response, failure, elapsed);
            return attempt;
        }
        finally
        {
            gate?.Close(report);
        }
    }

    /// <summary>Failures of the network are values, so that the retry can look at both kinds alike.</summary>
    private async Task<Attempt> TryAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.AttemptTimeout, _options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return new Attempt(await ExchangeAsync(request, both.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, new TimeoutException("The answer took too long.", e));
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or InvalidDataException or ProxyAuthenticationException)
        {
            return new Attempt(null, e);
        }
    }

    private async Task<TransportResponse> ExchangeAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        long started = _options.Time.GetTimestamp();
        using HttpRequestMessage message = HttpMessages.ToHttp(request);
        using HttpResponseMessage answer = await _client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw new ProxyAuthenticationException();
        }

        _wasReached = true;
        (PooledBytes body, long wireLength) = await PackedBody
            .ReadAsync(answer, cancellationToken)
            .ConfigureAwait(false);
        return HttpMessages.FromHttp(answer, body) with
        {
            WireLength = wireLength,
            Elapsed = _options.Time.GetElapsedTime(started),
        };
    }
}

/// <summary>The proxy's refusal of a request that it would have carried without a tunnel.</summary>
internal sealed class ProxyAuthenticationException() : Exception("it asks for a credential (HTTP 407)");

/// <summary>What one attempt ended with: an answer of any status, or the failure that kept it from arriving.</summary>
internal readonly record struct Attempt(TransportResponse? Response, Exception? Failure);
