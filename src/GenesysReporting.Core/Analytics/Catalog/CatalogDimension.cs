namespace GenesysReporting.Analytics.Catalog;

/// <summary>A dimension, over all families.</summary>
/// <param name="Name">The platform's name.</param>
/// <param name="Type">The type of its values in records.</param>
/// <param name="Values">The values that the platform's description lists; empty where it lists none.</param>
public sealed record CatalogDimension(string Name, DimensionType Type, IReadOnlyList<string> Values)
{
    /// <summary>The words that people use for it, such as queue for queueId.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The families that can be filtered or grouped by it.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>The places where it can be filtered by: <c>family/level</c>.</summary>
    public IReadOnlyList<string> FilterLevels { get; init; } = [];

    /// <summary>The families that can be grouped by it.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The permissions of its families; any one of them is enough for its family.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
