namespace GenesysReporting.Errors;

/// <summary>An asynchronous job of the platform did not come to its results.</summary>
public sealed class JobException : GenesysException
{
    internal JobException(string errorId, string message, string? nextStep, object? target)
        : base(ErrorKind.Service, errorId, message, nextStep, target)
    {
    }
}
