using GenesysReporting.Names;

namespace GenesysReporting.Rows;

/// <summary>One column of flat rows.</summary>
/// <param name="Name">The heading; durations carry their unit in it.</param>
public sealed record RowColumn(string Name)
{
    /// <summary>
    /// Whether its cells hold what people wrote, so that a spreadsheet might run one; never true of ids, addresses, numbers
    /// and the platform's own words.
    /// </summary>
    public bool IsFreeText { get; init; }

    /// <summary>What its ids are of; null where it has none that can be looked up.</summary>
    internal LookupKind? Lookup { get; init; }

    /// <summary>The index of the column whose ids it names; null for all others.</summary>
    internal int? NamesOf { get; init; }
}
