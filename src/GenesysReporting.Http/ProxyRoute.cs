using System.Net;
using System.Net.Sockets;
using GenesysReporting.Transport;

namespace GenesysReporting.Http;

/// <summary>The way to the platform: through the proxy of -Proxy, of the environment or of the system, or direct.</summary>
internal sealed class ProxyRoute
{
    // The framework's own reading of the environment is made once per process, so a variable that has changed would not count.
    private const string StaleType = "HttpEnvironmentProxy";

    private readonly Func<Uri, string?> _origin;

    private ProxyRoute(IWebProxy? proxy, Func<Uri, string?> origin) => (Proxy, _origin) = (proxy, origin);

    /// <summary>The proxy for the framework's handler; null for none.</summary>
    public IWebProxy? Proxy { get; }

    /// <summary>The direct way.</summary>
    public static ProxyRoute None { get; } = new(null, _ => null);

    public static ProxyRoute Of(TransportOptions options)
    {
        if (options.IsDirect)
        {
            return None;
        }

        if (options.Proxy is { } given)
        {
            return new ProxyRoute(given.ToWebProxy(), _ => "from -Proxy");
        }

        if (EnvironmentProxy.Read(options.Environment) is { } environment)
        {
            return new ProxyRoute(environment, environment.VariableOf);
        }

        IWebProxy system = HttpClient.DefaultProxy;
        return new ProxyRoute(system.GetType().Name == StaleType ? null : system, _ => "from the system's settings");
    }

    /// <summary>
    /// Returns the proxy of an address with its origin, such as <c>127.0.0.1:9 (from HTTP_PROXY)</c>; null if the way is
    /// direct. It never has a password.
    /// </summary>
    public string? Describe(Uri target) => Proxy is not null && !Proxy.IsBypassed(target) && Proxy.GetProxy(target) is { } address && address != target
        ? $"{address.Authority} ({_origin(target)})"
        : null;

    /// <summary>Returns the end of the first step of a request that failed there.</summary>
    public static string Refusal(string proxy, SocketError? failure, string why) => failure == SocketError.ConnectionRefused
        ? $"The proxy {proxy} refused the connection."
        : $"No connection to the proxy {proxy}: {why}";
}
