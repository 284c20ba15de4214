using System.Net;
using System.Net.Security;

namespace GenesysReporting.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    /// <summary>The time limit of a connection.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The time without a frame after which a connection of HTTP/2 is tried, and the time for its answer.</summary>
    public static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(20);

    /// <summary>Returns the handler.</summary>
    /// <param name="route">The way to the platform.</param>
    /// <param name="prepare">Changes the handler; null in all uses but tests.</param>
    public static HttpMessageHandler Create(ProxyRoute route, Action<SocketsHttpHandler>? prepare)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect could send the token to another host; the engine reports it instead.
            AllowAutoRedirect = false,
            // Decompressed by PackedBody, which counts the bytes on the wire.
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = route.Proxy,
            UseProxy = route.Proxy is not null,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = CertificateCheck.Validate },
            ConnectTimeout = ConnectTimeout,
            // Long runs must notice a change of a host's address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // With HTTP/2 a retry takes the same connection again. One that is dead must be noticed before the attempt's time has passed.
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingDelay,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        prepare?.Invoke(handler);
        return handler;
    }
}
