namespace GenesysReporting.Analytics.Catalog;

/// <summary>A place in a query's body that takes filters.</summary>
/// <param name="Name">The name, such as Conversation, Segment or User; Filter where a body has only one place.</param>
/// <param name="Member">The body's member, such as segmentFilters.</param>
public sealed record FilterLevel(string Name, string Member)
{
    /// <summary>True if the member takes several filters, which must all hold.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>True if a filter may have clauses.</summary>
    public bool Nests { get; init; }

    /// <summary>True if a range may take the place of a value.</summary>
    public bool TakesRanges { get; init; }

    /// <summary>True if properties can be filtered by, in addition to dimensions.</summary>
    public bool TakesProperties { get; init; }

    /// <summary>The operators; empty where only equality is possible.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The names of the dimensions that can be filtered by.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>The names of the metrics that can be filtered by.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
