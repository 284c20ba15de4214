using System.Net;
using System.Net.Security;

namespace GenesysReporting.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    /// <summary>The time limit of a connection.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    public static HttpMessageHandler Create(ProxyRoute route) => new SocketsHttpHandler
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
    };
}
