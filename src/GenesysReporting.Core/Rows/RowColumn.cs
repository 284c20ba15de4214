using GenesysReporting.Names;

namespace GenesysReporting.Rows;

/// <summary>One column of flat rows.</summary>
/// <param name="Name">The heading; durations carry their unit in it.</param>
public sealed record RowColumn(string Name)
{
    /// <summary>
    /// True if its cells hold text that people wrote, which a spreadsheet might run as a formula; false for ids, addresses,
    /// numbers and the platform's own words.
    /// </summary>
    public bool IsFreeText { get; init; }

    /// <summary>The kind of its cells.</summary>
    internal CellKind Kind { get; init; } = CellKind.Text;

    /// <summary>The kind of its ids; null if it has no ids that can be looked up.</summary>
    internal LookupKind? Lookup { get; init; }

    /// <summary>The index of the column of ids whose names it holds; null for all other columns.</summary>
    internal int? NamesOf { get; init; }
}

/// <summary>The kind of a column's cells.</summary>
internal enum CellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A time with its offset.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A fraction.</summary>
    Fraction,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A value whose kind depends on the row.</summary>
    Any,
}
