namespace GenesysReporting.Errors;

/// <summary>What the caller gave cannot be used. Raised before anything is sent or overwritten.</summary>
public sealed class InputException : GenesysException
{
    internal InputException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.InvalidInput, errorId, message, nextStep, target, inner)
    {
    }
}
