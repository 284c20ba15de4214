namespace GenesysReporting.Analytics.Catalog;

/// <summary>A place in a query's body that takes filters.</summary>
/// <param name="Name">Conversation, Segment, User and so on; Filter where a body has one place alone.</param>
/// <param name="Member">The body's member, such as segmentFilters.</param>
public sealed record FilterLevel(string Name, string Member)
{
    /// <summary>Whether the member takes several filters, which must all hold.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>Whether a filter may have clauses.</summary>
    public bool Nests { get; init; }

    /// <summary>Whether a range may stand in place of a value.</summary>
    public bool TakesRanges { get; init; }

    /// <summary>Whether properties can be filtered by, beside dimensions.</summary>
    public bool TakesProperties { get; init; }

    /// <summary>The operators; empty where only equality is possible.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>Names of the dimensions that can be filtered by.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Names of the metrics that can be filtered by.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
