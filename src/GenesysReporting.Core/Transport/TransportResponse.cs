using GenesysReporting.Json;

namespace GenesysReporting.Transport;

/// <summary>A complete answer with its body in memory: an answer that is cut short counts as a failure and is retried.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers by name, in any letter case; the first value of each.</param>
/// <param name="Body">The body, decompressed.</param>
public sealed record TransportResponse(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The rented array that holds the body; null if the body is not rented.</summary>
    internal PooledBytes? Borrowed { get; init; }

    /// <summary>The duration of the last attempt, including the body.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The body's length on the wire, compressed if it was compressed.</summary>
    public long WireLength { get; init; } = Body.Length;

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The body for readers of JSON: all of them read it from here, so that one text that .NET cannot hold costs nothing else.</summary>
    internal ReadOnlyMemory<byte> JsonBody => JsonText.Mend(Body);

    /// <summary>Prepares the words of this answer for messages.</summary>
    internal ServerText Texts { get; init; } = ServerText.WithoutSecrets;

    /// <summary>The platform's id of the request, for messages; null if there is none.</summary>
    internal string? CorrelationId => Texts.Clean(Header("ININ-Correlation-Id"));

    /// <summary>True if the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Returns a header's value; null if there is none.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Returns the body's array to the pool; the caller must not have kept any part of the body.</summary>
    internal void Release() => Borrowed?.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"HTTP {Status}, {Body.Length} bytes";
}
