namespace GenesysReporting.Errors;

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

    /// <summary>What the server said, where it said something.</summary>
    public OAuthFailure? Failure { get; }
}

/// <summary>An OAuth error answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">OAuth's <c>error</c>, such as <c>invalid_client</c>.</param>
/// <param name="Description">The server's text.</param>
/// <param name="CorrelationId">The platform's id of the request, for its support.</param>
public sealed record OAuthFailure(int Status, string? Code, string? Description, string? CorrelationId);
