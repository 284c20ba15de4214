namespace GenesysReporting.Transport;

/// <summary>The options of a session's transport.</summary>
public sealed record TransportOptions
{
    /// <summary>The clock for waits and time-outs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The time limit of one attempt, including the body.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>
    /// The longest <c>Retry-After</c> to wait for. Daily limits answer with hours, which is too long for a command.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// The time in which a request is retried at all: attempts and the waits between them, without the time that it waits
    /// at the gate.
    /// </summary>
    public TimeSpan RetryWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest answer in bytes, on the wire and after decompression; a larger one is refused.</summary>
    public long MaxAnswerBytes { get; init; } = AnswerLimit.Default;

    /// <summary>The <c>User-Agent</c> header's value.</summary>
    public string UserAgent { get; init; } = "GenesysReporting";

    /// <summary>The proxy to use; null for those of the environment or the system's settings.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>True to use no proxy at all, such as for the sandbox in this process.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Returns an environment variable, or null; tests supply their own.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Returns a random number in [0, 1) for jitter; tests supply their own.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
