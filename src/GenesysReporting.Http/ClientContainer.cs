using GenesysReporting.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace GenesysReporting.Http;

/// <summary>The smallest container with an <see cref="IHttpClientFactory"/>, and the client that it created.</summary>
internal sealed class ClientContainer : IDisposable
{
    private readonly ServiceProvider _services;

    public ClientContainer(TransportOptions options, Func<HttpMessageHandler> handler)
    {
        IServiceCollection services = new ServiceCollection()
            .AddHttpClient()
            .AddSingleton<IOptionsMonitor<HttpClientFactoryOptions>>(new ClientOptions(options, handler))
            // The filters add logging, whose lines would have headers and addresses.
            .RemoveAll<IHttpMessageHandlerBuilderFilter>();
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IHttpClientFactory>().CreateClient();
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _services.Dispose();
    }

    private static void Configure(HttpClient client, TransportOptions options)
    {
        // Each attempt has its own time limit; this one would include all of them and their waits.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(PackedBody.Accepted);
    }

    /// <summary>The options of the only client; the options system would have to be compiled at the first sign-in.</summary>
    private sealed class ClientOptions : IOptionsMonitor<HttpClientFactoryOptions>
    {
        public ClientOptions(TransportOptions options, Func<HttpMessageHandler> handler)
        {
            CurrentValue.HttpClientActions.Add(client => Configure(client, options));
            CurrentValue.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = handler());
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
