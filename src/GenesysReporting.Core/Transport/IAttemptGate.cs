namespace GenesysReporting.Transport;

/// <summary>
/// Controls the attempts of one request: it may delay an attempt, and is notified of how each one ended. A transport
/// makes one attempt at a time.
/// </summary>
public interface IAttemptGate
{
    /// <summary>Waits until an attempt may be sent. An exception from here ends the request.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Called once after each attempt that was admitted, however it ended, including when it was stopped.</summary>
    void Close(AttemptReport report);
}

/// <summary>The end of one attempt: an answer, a failure, or neither if it was stopped.</summary>
/// <param name="Response">The answer, with any status.</param>
/// <param name="Failure">The reason why no complete answer arrived, in a few words.</param>
/// <param name="Elapsed">The duration, including the body but not the wait at the gate.</param>
public sealed record AttemptReport(TransportResponse? Response, string? Failure, TimeSpan Elapsed)
{
    /// <summary>Neither an answer nor a failure: the caller cancelled it.</summary>
    public static AttemptReport Stopped { get; } = new(null, null, TimeSpan.Zero);
}
