using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>Found by name from the engine's <see cref="IsolatedTransport"/>; nothing references this assembly.</summary>
public sealed class HttpTransportFactory : ITransportFactory
{
    /// <summary>A request with content, as that of a token.</summary>
    internal static TransportRequest WarmUpRequest => new("POST", WarmUpHandler.Address)
    {
        Content = "{}"u8.ToArray(),
        ContentType = WarmUpHandler.MediaType,
    };

    /// <inheritdoc/>
    public ITransport Create(TransportOptions options) => new HttpTransport(options, ProxyRoute.Of(options));

    /// <inheritdoc/>
    public async Task WarmUpAsync()
    {
        using var transport = new HttpTransport(new TransportOptions(), ProxyRoute.None, () => new WarmUpHandler());
        await transport.SendAsync(WarmUpRequest, CancellationToken.None).ConfigureAwait(false);
    }
}
