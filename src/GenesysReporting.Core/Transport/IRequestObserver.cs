namespace GenesysReporting.Transport;

/// <summary>
/// A listener to the events of requests, such as the verbose stream and the progress bar. Called on any thread; it must
/// not wait, because other requests may be queued after the one that it is notified of.
/// </summary>
public interface IRequestObserver
{
    /// <summary>An attempt was answered, with any status.</summary>
    void Answered(RequestNotice notice);

    /// <summary>A request failed and is about to be sent again after a wait.</summary>
    void Retrying(RetryNotice notice);

    /// <summary>A request waits before it is sent. Called again if the wait gets longer.</summary>
    void Waiting(WaitNotice notice);
}

/// <summary>An answered attempt.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Elapsed">The time that the answer took.</param>
/// <param name="CorrelationId">The platform's id of the request.</param>
public sealed record RequestNotice(string Method, string Path, int Status, TimeSpan Elapsed, string? CorrelationId);

/// <summary>A request that is delayed: the reason and the duration.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Wait">The expected wait from now on.</param>
/// <param name="Reason">The reason, such as <c>rate limit: 271 of 300 used</c>.</param>
/// <param name="ResetsIn">The longest time until the cause ends, from now on.</param>
public sealed record WaitNotice(string Method, string Path, TimeSpan Wait, string Reason, TimeSpan ResetsIn)
{
    /// <summary>An object that is the same for all notices of one waiting request; null if there is only one notice.</summary>
    public object? Waiting { get; init; }
}
