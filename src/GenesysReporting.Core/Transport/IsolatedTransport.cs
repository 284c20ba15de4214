using GenesysReporting.Hosting;

namespace GenesysReporting.Transport;

/// <summary>The transport with its packages, loaded at the first connection.</summary>
public static class IsolatedTransport
{
    private static readonly Lazy<Task<ITransportFactory>> Shared = new(() => Task.Run(Load));

    /// <summary>The factory from the folder <c>http</c> next to the engine.</summary>
    public static ITransportFactory Factory => Shared.Value.GetAwaiter().GetResult();

    /// <summary>Starts to load the factory on another thread; a failure is thrown by <see cref="Factory"/>.</summary>
    public static void Preload() => _ = Shared.Value;

    private static ITransportFactory Load()
    {
        var factory = IsolatedFolder.Create<ITransportFactory>(
            "http", "GenesysReporting.Http", "GenesysReporting.Http.HttpTransportFactory", "Transport");

        // So that the runtime has compiled the code before the first session needs it.
        factory.Create(new TransportOptions()).Dispose();
        return factory;
    }
}
