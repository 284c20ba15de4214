namespace GenesysReporting.Transport;

/// <summary>A whole answer, its body in memory: an answer cut short is repeated like any other fault.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers by name, in any letter case; the first value of each.</param>
/// <param name="Body">The body, unpacked.</param>
public sealed record TransportResponse(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>What the body was borrowed from; null where it is its own.</summary>
    internal PooledBytes? Borrowed { get; init; }

    /// <summary>How long the successful attempt took, the body included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The body's length as it came over the wire, packed where it was packed.</summary>
    public long WireLength { get; init; } = Body.Length;

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Gives back what the body stands in, for those who read it whole and keep nothing of it: it is gone then.</summary>
    internal void Release() => Borrowed?.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"HTTP {Status}, {Body.Length} bytes";
}
