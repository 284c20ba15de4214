namespace GenesysReporting.Transport;

/// <summary>
/// The one seam between the engine and the packages that carry its requests. Base-library types alone cross it, so that
/// no type of a package can reach a user.
/// </summary>
public interface ITransport : IDisposable
{
    /// <summary>
    /// Sends a request, repeating it where that is safe and useful, and returns the last answer whatever its status.
    /// Raises a <see cref="Errors.TransportException"/> when no whole answer arrived.
    /// </summary>
    Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}

/// <summary>Makes transports; the implementation is found by name in the private load context.</summary>
public interface ITransportFactory
{
    /// <summary>A transport of its own for one session.</summary>
    ITransport Create(TransportOptions options);
}
