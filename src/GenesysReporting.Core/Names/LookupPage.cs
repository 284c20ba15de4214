namespace GenesysReporting.Names;

/// <summary>A part of a look-up's result.</summary>
/// <param name="Entities">The entities, in the platform's order.</param>
internal sealed record LookupPage(IReadOnlyList<GenesysEntity> Entities)
{
    public static LookupPage Empty { get; } = new([]);

    /// <summary>The reasons why the result may be incomplete, on the last page only.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>The number of entities read so far, including this page.</summary>
    public long Received { get; init; }

    /// <summary>The total number of entities; null if the platform does not say.</summary>
    public long? Announced { get; init; }
}
