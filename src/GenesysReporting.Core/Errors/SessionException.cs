namespace GenesysReporting.Errors;

/// <summary>There is no usable session: none was made, the named one is unknown, or it has ended.</summary>
public sealed class SessionException : GenesysException
{
    internal SessionException(string errorId, string message, string? nextStep, object? target)
        : base(ErrorKind.NotConnected, errorId, message, nextStep, target)
    {
    }
}
