namespace GenesysReporting.Transport;

/// <summary>Whoever wants to know what happens to requests: the verbose stream, the progress bar. Called on any thread.</summary>
public interface IRequestObserver
{
    /// <summary>An answer arrived, of whatever status.</summary>
    void Answered(RequestNotice notice);

    /// <summary>A request failed and is about to be sent again after a wait.</summary>
    void Retrying(RetryNotice notice);
}

/// <summary>An answered request.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="CorrelationId">The platform's id of the request.</param>
public sealed record RequestNotice(string Method, string Path, int Status, TimeSpan Elapsed, string? CorrelationId);
