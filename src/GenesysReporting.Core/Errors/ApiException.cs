namespace GenesysReporting.Errors;

/// <summary>The Platform API answered with an error status.</summary>
public sealed class ApiException : GenesysException
{
    internal ApiException(
        ErrorKind kind,
        string errorId,
        string message,
        string? nextStep,
        object? target,
        ApiFailure failure)
        : base(kind, errorId, message, nextStep, target)
    {
        Failure = failure;
    }

    /// <summary>The facts of the failed call.</summary>
    public ApiFailure Failure { get; }
}

/// <summary>The facts of a failed Platform API call, from its status, its headers and its error body.</summary>
public sealed record ApiFailure
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without host and query.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The platform's code, such as <c>missing.any.permissions</c>; null if the body had none.</summary>
    public string? Code { get; init; }

    /// <summary>The platform's message.</summary>
    public string? Message { get; init; }

    /// <summary>The platform's id of the request (<c>ININ-Correlation-Id</c>), which its support asks for.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The limit that was hit, as <c>namespace/key = value</c>; null if the platform does not name one.</summary>
    public string? Limit { get; init; }

    /// <summary>The time that the platform asks to wait; null if it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The permissions, any one of which the endpoint needs.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
