namespace GenesysReporting.Errors;

/// <summary>A result is not the whole of what was asked for. What there is of it was delivered.</summary>
public sealed class IncompleteException : GenesysException
{
    internal IncompleteException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.Incomplete, errorId, message, nextStep, target, inner)
    {
    }
}
