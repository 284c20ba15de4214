namespace GenesysReporting.Transport;

/// <summary>How a session's transport behaves.</summary>
public sealed record TransportOptions
{
    /// <summary>The clock that waits and time-outs go by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long one attempt may take, the body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a failed request is sent again, at most.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited out. Daily limits answer with hours; nobody wants to sit through those.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// How long a request is sent again at all: attempts and the waits between them, without the time that it is held back
    /// before it may be sent.
    /// </summary>
    public TimeSpan RetryWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The <c>User-Agent</c> header's value.</summary>
    public string UserAgent { get; init; } = "GenesysReporting";

    /// <summary>A proxy to go through; null leaves it to the system's settings.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>A random number in [0, 1) for jitter; tests give their own.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
