namespace GenesysReporting.Sandbox;

/// <summary>One request as it arrived. It holds no secret: forms are redacted, and headers are not kept.</summary>
/// <param name="Time">When it arrived, by the sandbox's clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The path and the query; values of secret parameters are redacted.</param>
/// <param name="Status">The status that was answered; 0 where the connection was closed without an answer.</param>
/// <param name="CorrelationId">The correlation id of the answer.</param>
/// <param name="BodyText">The JSON text that came with it, or what stands for it.</param>
/// <param name="Aborted">Whether the caller hung up before the answer reached it.</param>
public sealed record SandboxRequest(
    DateTimeOffset Time,
    string Method,
    string PathAndQuery,
    int Status,
    string CorrelationId,
    string BodyText,
    bool Aborted);
