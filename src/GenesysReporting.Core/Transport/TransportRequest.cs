namespace GenesysReporting.Transport;

/// <summary>One request. Not a record, because a record would print the Authorization header.</summary>
public sealed class TransportRequest(string method, Uri uri)
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The full address.</summary>
    public Uri Uri { get; } = uri;

    /// <summary>The value of the Authorization header; null to send none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// True if the request may be sent twice. Analytics queries are reads although they are POSTs. A 429 is repeated in any
    /// case, because the platform did not execute the request.
    /// </summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>Called before each wait for a retry, on the thread that waits; null if there is no listener.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>The gate, which the transport opens before each attempt and closes after it.</summary>
    public IAttemptGate? Gate { get; init; }

    /// <summary>The largest answer in bytes, if it is smaller than the session's; null for the session's.</summary>
    public long? MaxAnswerBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Uri.AbsolutePath}";
}

/// <summary>A request that is about to be sent again: the reason and the wait.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Attempt">The attempt that failed, counted from 1.</param>
/// <param name="Wait">The wait before the next attempt.</param>
/// <param name="Reason">The failure, such as <c>HTTP 429</c> or <c>connection reset</c>.</param>
public sealed record RetryNotice(string Method, string Path, int Attempt, TimeSpan Wait, string Reason);
