namespace GenesysReporting.Analytics.Catalog;

/// <summary>A metric, over all families.</summary>
/// <param name="Name">The platform's name.</param>
/// <param name="Unit">The unit of its sums; Unknown where the platform's description does not state it.</param>
/// <param name="Stats">The statistics that are returned; empty where they are unknown, or where it is only filtered by.</param>
/// <param name="Meaning">The meaning; null where no source states it.</param>
public sealed record CatalogMetric(string Name, MetricUnit Unit, IReadOnlyList<string> Stats, string? Meaning)
{
    /// <summary>
    /// What people call it and the numbers that are computed from it, such as ASA for tAnswered: common usage, of which the
    /// platform's views are documented to have Offered, Answered, Answer %, Abandoned, Abandon % and Service Level %.
    /// </summary>
    public IReadOnlyList<string> ScreenNames { get; init; } = [];

    /// <summary>The families that have it as a metric.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>The places where it can be filtered by: <c>family/level</c>.</summary>
    public IReadOnlyList<string> FilterLevels { get; init; } = [];

    /// <summary>The permissions of its families; any one of them is enough for its family.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
