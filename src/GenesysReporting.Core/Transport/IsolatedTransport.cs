using GenesysReporting.Hosting;

namespace GenesysReporting.Transport;

/// <summary>The transport with its packages, loaded at the first connection.</summary>
public static class IsolatedTransport
{
    private static readonly Lazy<ITransportFactory> Shared = new(() => IsolatedFolder.Create<ITransportFactory>(
        "http", "GenesysReporting.Http", "GenesysReporting.Http.HttpTransportFactory", "Transport"));

    /// <summary>The factory from the folder <c>http</c> next to the engine.</summary>
    public static ITransportFactory Factory => Shared.Value;
}
