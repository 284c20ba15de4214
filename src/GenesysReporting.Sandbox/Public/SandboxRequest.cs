namespace GenesysReporting.Sandbox;

/// <summary>A request in the log, without secrets: forms are redacted, and headers are not kept.</summary>
/// <param name="Time">The time of the answer, by the sandbox's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The path and the query; values of secret parameters are redacted.</param>
/// <param name="Status">The status of the answer; 0 if the connection was closed without one.</param>
/// <param name="CorrelationId">The correlation id of the answer.</param>
/// <param name="BodyText">The JSON text of the body, or a placeholder for it.</param>
/// <param name="Aborted">True if the caller disconnected before the answer reached it.</param>
public sealed record SandboxRequest(
    DateTimeOffset Time,
    string Method,
    string PathAndQuery,
    int Status,
    string CorrelationId,
    string BodyText,
    bool Aborted)
{
    /// <summary>Returns the method, the path and the status.</summary>
    public override string ToString() => FormattableString.Invariant($"{Method} {PathAndQuery}: {Status}");
}
