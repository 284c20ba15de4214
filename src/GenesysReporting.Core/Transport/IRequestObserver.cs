namespace GenesysReporting.Transport;

/// <summary>
/// Whoever wants to know what happens to requests: the verbose stream, the progress bar. Called on any thread; it must
/// not wait, as others may be held up behind the request that it is told of.
/// </summary>
public interface IRequestObserver
{
    /// <summary>An attempt was answered, with whatever status.</summary>
    void Answered(RequestNotice notice);

    /// <summary>A request failed and is about to be sent again after a wait.</summary>
    void Retrying(RetryNotice notice);

    /// <summary>A request waits before it is sent. Told again where the wait turns out longer.</summary>
    void Waiting(WaitNotice notice);
}

/// <summary>An answered attempt.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="CorrelationId">The platform's id of the request.</param>
public sealed record RequestNotice(string Method, string Path, int Status, TimeSpan Elapsed, string? CorrelationId);

/// <summary>Why a request is held back, and for how long.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Wait">How long it waits from now on, as far as can be foreseen.</param>
/// <param name="Reason">Why, such as <c>rate limit: 271 of 300 used</c>.</param>
/// <param name="ResetsIn">When what holds it back will be over at the latest, from now on.</param>
public sealed record WaitNotice(string Method, string Path, TimeSpan Wait, string Reason, TimeSpan ResetsIn);
