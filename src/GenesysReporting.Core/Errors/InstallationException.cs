namespace GenesysReporting.Errors;

/// <summary>A file of the module is missing or cannot be loaded.</summary>
public sealed class InstallationException : GenesysException
{
    internal InstallationException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Installation, errorId, message, nextStep, target, inner)
    {
    }
}
