using GenesysReporting.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace GenesysReporting.Http;

/// <summary>Found by name from the engine's <see cref="IsolatedTransport"/>; nothing references this assembly.</summary>
public sealed class HttpTransportFactory : ITransportFactory
{
    /// <inheritdoc/>
    public ITransport Create(TransportOptions options)
    {
        var services = new ServiceCollection();
        services
            .AddHttpClient(HttpTransport.ClientName, client => Configure(client, options))
            .ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(options.Proxy))
            // The handler recycles its own connections, so it may live as long as the session.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Its log lines would name headers and addresses.
            .RemoveAllLoggers();
        return new HttpTransport(services.BuildServiceProvider(), options);
    }

    private static void Configure(HttpClient client, TransportOptions options)
    {
        // Each attempt has its own time limit; this one would span all of them and their waits.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestVersion = System.Net.HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(PackedBody.Accepted);
    }
}
