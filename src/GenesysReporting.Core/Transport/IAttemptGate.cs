namespace GenesysReporting.Transport;

/// <summary>
/// Stands before and behind each attempt of one request: it may hold an attempt back, and it sees how each ended. A
/// transport asks it in turn, never for two attempts at once.
/// </summary>
public interface IAttemptGate
{
    /// <summary>Waits until an attempt may be sent. What it raises ends the request.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Told once after each attempt that was let through, however it ended, also when it was stopped.</summary>
    void Close(AttemptReport report);
}

/// <summary>How one attempt ended: with an answer, with a failure, or, where it has neither, by being stopped.</summary>
/// <param name="Response">The answer, of whatever status.</param>
/// <param name="Failure">Why no whole answer came, in a few words.</param>
/// <param name="Elapsed">How long it took, the body included and the wait at the gate not.</param>
public sealed record AttemptReport(TransportResponse? Response, string? Failure, TimeSpan Elapsed)
{
    /// <summary>Neither an answer nor a failure: whoever asked did not want it any more.</summary>
    public static AttemptReport Stopped { get; } = new(null, null, TimeSpan.Zero);
}
