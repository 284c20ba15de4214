namespace GenesysReporting.Names;

/// <summary>A part of what was looked up.</summary>
/// <param name="Entities">The entities, in the platform's order.</param>
internal sealed record LookupPage(IReadOnlyList<GenesysEntity> Entities)
{
    public static LookupPage Empty { get; } = new([]);

    /// <summary>Said on the last page: why the whole may be incomplete.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>How many have been read so far, this page included.</summary>
    public long Received { get; init; }

    /// <summary>How many there are in all, where the platform says so.</summary>
    public long? Announced { get; init; }
}
