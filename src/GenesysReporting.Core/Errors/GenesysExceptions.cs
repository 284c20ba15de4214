namespace GenesysReporting.Errors;

/// <summary>An input that cannot be used. Thrown before anything is sent or overwritten.</summary>
public sealed class InputException : GenesysException
{
    internal InputException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.InvalidInput, errorId, message, nextStep, target, inner)
    {
    }
}

/// <summary>There is no usable session: none was made, the named one is unknown, or it has ended.</summary>
public sealed class SessionException : GenesysException
{
    internal SessionException(string errorId, string message, string? nextStep, object? target)
        : base(ErrorKind.NotConnected, errorId, message, nextStep, target)
    {
    }
}

/// <summary>The token endpoint refused. Its body is OAuth's (RFC 6749 section 5.2), not the Platform API's.</summary>
public sealed class SignInException : GenesysException
{
    internal SignInException(
        string errorId,
        string message,
        string? nextStep,
        object? target,
        OAuthFailure? failure = null,
        Exception? inner = null)
        : base(ErrorKind.Authentication, errorId, message, nextStep, target, inner)
    {
        Failure = failure;
    }

    /// <summary>The server's error answer, if there was one.</summary>
    public OAuthFailure? Failure { get; }
}

/// <summary>An OAuth error answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">OAuth's <c>error</c>, such as <c>invalid_client</c>.</param>
/// <param name="Description">The server's text.</param>
/// <param name="CorrelationId">The platform's id of the request, for its support.</param>
public sealed record OAuthFailure(int Status, string? Code, string? Description, string? CorrelationId);

/// <summary>No complete answer arrived: the host, the network, the proxy or TLS failed, or time ran out.</summary>
public sealed class TransportException : GenesysException
{
    internal TransportException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Connection, errorId, message, nextStep, target, inner)
    {
    }
}

/// <summary>A successful answer whose body is not what the contract promises.</summary>
public sealed class AnswerException : GenesysException
{
    internal AnswerException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.InvalidAnswer, errorId, message, nextStep, target, inner)
    {
    }
}

/// <summary>An asynchronous job of the platform did not reach its results.</summary>
public sealed class JobException : GenesysException
{
    internal JobException(string errorId, string message, string? nextStep, object? target)
        : base(ErrorKind.Service, errorId, message, nextStep, target)
    {
    }
}

/// <summary>A result that is not all of what was asked for. The records that there are were delivered.</summary>
public sealed class IncompleteException : GenesysException
{
    internal IncompleteException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.Incomplete, errorId, message, nextStep, target, inner)
    {
    }
}

/// <summary>A file of the module is missing or cannot be loaded.</summary>
public sealed class InstallationException : GenesysException
{
    internal InstallationException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Installation, errorId, message, nextStep, target, inner)
    {
    }
}

/// <summary>This machine could not store what should have been written: a full disk, a drive that was removed.</summary>
public sealed class StorageException : GenesysException
{
    internal StorageException(string errorId, string message, string? nextStep, object? target, Exception? inner)
        : base(ErrorKind.Storage, errorId, message, nextStep, target, inner)
    {
    }
}
