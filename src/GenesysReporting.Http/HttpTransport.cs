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
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryPipeline.Request, request);
        try
        {
            int attempts = 0;
            Attempt last = await _pipeline
                .ExecuteAsync(
                    async c =>
                    {
                        attempts++;
                        return await AttemptAsync(request, c.CancellationToken).ConfigureAwait(false);
                    },
                    context)
                .ConfigureAwait(false);
            return last.Response is { } response
                ? response with { Attempts = attempts }
                : throw TransportErrors.From(last.Failure!, request, _options);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }

    /// <summary>One try; failures of the network are values, so that the retry can look at both kinds alike.</summary>
    private async Task<Attempt> AttemptAsync(TransportRequest request, CancellationToken cancellationToken)
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
        catch (Exception e) when (e is HttpRequestException or IOException or ProxyAuthenticationException)
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
        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return HttpMessages.FromHttp(answer, body) with { Elapsed = _options.Time.GetElapsedTime(started) };
    }
}

/// <summary>The proxy's refusal of a request that it would have carried without a tunnel.</summary>
internal sealed class ProxyAuthenticationException() : Exception("it asks for a credential (HTTP 407)");

/// <summary>What one attempt ended with: an answer of any status, or the failure that kept it from arriving.</summary>
internal readonly record struct Attempt(TransportResponse? Response, Exception? Failure);
