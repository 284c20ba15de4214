using System.Net;
using GenesysReporting.Errors;

namespace GenesysReporting.Transport;

/// <summary>A proxy to use instead of the system's. Its text never contains the credential.</summary>
public sealed class ProxySettings
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
    private readonly NetworkCredential? _credential;

    private ProxySettings(Uri address, NetworkCredential? credential)
    {
        Address = address;
        _credential = credential;
    }

    /// <summary>The proxy's address.</summary>
    public Uri Address { get; }

    /// <summary>
    /// Throws <c>ProxyUnusable</c> for an invalid address, and for one with a password: addresses appear in logs.
    /// </summary>
    public static ProxySettings From(Uri address, NetworkCredential? credential) =>
        !address.IsAbsoluteUri || !Schemes.Contains(address.Scheme)
            ? throw Unusable("an address such as http://proxy.example.com:3128 is needed", address.OriginalString)
            : address.UserInfo.Length > 0
                ? throw Unusable("it holds a user name or password, which belong in -ProxyCredential", address.Authority)
                : new ProxySettings(address, credential);

    /// <inheritdoc/>
    public override string ToString() => Address.Authority;

    /// <summary>Returns the proxy for the framework's handler.</summary>
    public IWebProxy ToWebProxy() => new WebProxy(Address) { Credentials = _credential };

    private static InputException Unusable(string why, string shown) => new(
        "ProxyUnusable", $"'{shown}' cannot be used as a proxy: {why}.", "Give -Proxy as http://host:port.", shown);
}
