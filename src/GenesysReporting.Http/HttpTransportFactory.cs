using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>Found by name from the engine's <see cref="IsolatedTransport"/>; nothing references this assembly.</summary>
public sealed class HttpTransportFactory : ITransportFactory
{
    /// <inheritdoc/>
    public ITransport Create(TransportOptions options) => new HttpTransport(options, ProxyRoute.Of(options));
}
