namespace GenesysReporting.Errors;

/// <summary>This machine could not keep what was to be written: a full disk, a drive that went away.</summary>
public sealed class StorageException : GenesysException
{
    internal StorageException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Storage, errorId, message, nextStep, target, inner)
    {
    }
}
