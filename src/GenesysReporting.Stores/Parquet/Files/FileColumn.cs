using GenesysReporting.Rows;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>A column of a Parquet file. Every column takes empty cells.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">
/// The kind of its cells: text is UTF-8, times are microseconds adjusted to UTC, whole numbers have 64 bits, fractions have double precision.
/// </param>
internal sealed record FileColumn(string Name, CellKind Kind)
{
    /// <summary>Returns a buffer for its cells.</summary>
    public ColumnBuffer CreateBuffer() => Kind switch
    {
        CellKind.Time => ValueBuffer.OfTimes(Name),
        CellKind.Whole => ValueBuffer.OfWholes(Name),
        CellKind.Fraction => ValueBuffer.OfFractions(Name),
        CellKind.Boolean => ValueBuffer.OfBooleans(Name),
        _ => new TextBuffer(Name),
    };
}
