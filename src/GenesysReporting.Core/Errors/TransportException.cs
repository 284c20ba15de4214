namespace GenesysReporting.Errors;

/// <summary>No whole answer arrived: the host, the network, the proxy or TLS failed, or time ran out.</summary>
public sealed class TransportException : GenesysException
{
    internal TransportException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Connection, errorId, message, nextStep, target, inner)
    {
    }
}
