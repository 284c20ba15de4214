using System.Net;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>The handler that owns the connections.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create(ProxySettings? proxy) => new SocketsHttpHandler
    {
        // A redirect could carry the token to another host; the engine reports it instead.
        AllowAutoRedirect = false,
        // Unpacked by PackedBody, which counts what came.
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = proxy?.ToWebProxy(),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // Long runs must notice when a name moves to another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
