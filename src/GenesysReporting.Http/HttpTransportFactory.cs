using GenesysReporting.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace GenesysReporting.Http;

/// <summary>Found by name from the engine's <see cref="IsolatedTransport"/>; nothing references this assembly.</summary>
public sealed class HttpTransportFactory : ITransportFactory
{
    /// <inheritdoc/>
    public ITransport Create(TransportOptions options)
    {
        var route = ProxyRoute.Of(options);
        IServiceCollection services = new ServiceCollection()
            .AddHttpClient()
            .AddSingleton<IOptionsMonitor<HttpClientFactoryOptions>>(new ClientOptions(options, route))
            // They add logging, whose lines would have headers and addresses.
            .RemoveAll<IHttpMessageHandlerBuilderFilter>();
        return new HttpTransport(services.BuildServiceProvider(), options, route);
    }

    private static void Configure(HttpClient client, TransportOptions options)
    {
        // Each attempt has its own time limit; this one would include all of them and their waits.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestVersion = System.Net.HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(PackedBody.Accepted);
    }

    /// <summary>The options of the only client, without the options system, which would have to be compiled at the first sign-in.</summary>
    private sealed class ClientOptions : IOptionsMonitor<HttpClientFactoryOptions>
    {
        public ClientOptions(TransportOptions options, ProxyRoute route)
        {
            CurrentValue.HttpClientActions.Add(client => Configure(client, options));
            CurrentValue.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = PrimaryHandler.Create(route));
        }

        public HttpClientFactoryOptions CurrentValue { get; } = new()
        {
            // The handler recycles its own connections, so it may live as long as the session.
            HandlerLifetime = Timeout.InfiniteTimeSpan,
            SuppressHandlerScope = true,
        };

        public HttpClientFactoryOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<HttpClientFactoryOptions, string?> listener) => null;
    }
}
