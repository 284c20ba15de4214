namespace GenesysReporting.Transport;

/// <summary>
/// The only interface between the engine and the packages that send its requests. It uses base-library types only, so
/// that no type of a package can reach a user.
/// </summary>
public interface ITransport : IDisposable
{
    /// <summary>
    /// Sends a request, repeats it where that is safe and useful, and returns the last answer, with any status. Throws a
    /// <see cref="Errors.TransportException"/> if no complete answer arrived.
    /// </summary>
    Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}

/// <summary>Creates transports; the implementation is found by name in the private load context.</summary>
public interface ITransportFactory
{
    /// <summary>Creates the transport of one session.</summary>
    ITransport Create(TransportOptions options);

    /// <summary>Runs the code of a request in memory, so that the runtime has compiled it before the first one is sent. Sends nothing.</summary>
    Task WarmUpAsync() => Task.CompletedTask;
}
