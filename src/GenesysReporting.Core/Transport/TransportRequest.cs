namespace GenesysReporting.Transport;

/// <summary>One request. A class and no record: a record would print the Authorization header.</summary>
public sealed class TransportRequest(string method, Uri uri)
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The whole address.</summary>
    public Uri Uri { get; } = uri;

    /// <summary>The value of the Authorization header, or null to send none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The body, or null for none.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// Whether sending it twice does no harm. Analytics queries are reads although they are POSTs. A 429 is repeated in any
    /// case: what the rate limit turned away was not carried out.
    /// </summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>Told before each wait for a repetition, on the thread that waits.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>Asked before each attempt and told after it; a transport must do both.</summary>
    public IAttemptGate? Gate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Uri.AbsolutePath}";
}

/// <summary>Why a request is about to be sent again, and when.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="Attempt">The attempt that failed, counted from 1.</param>
/// <param name="Wait">How long it waits.</param>
/// <param name="Reason">What failed, such as <c>HTTP 429</c> or <c>connection reset</c>.</param>
public sealed record RetryNotice(string Method, string Path, int Attempt, TimeSpan Wait, string Reason);
