using GenesysReporting.Rows;

namespace GenesysReporting.Export;

/// <summary>Writes Parquet files. The implementation and its library are loaded with the first file.</summary>
internal interface IParquetWriter
{
    /// <summary>Writes a file, in memory that does not grow with it.</summary>
    /// <param name="columns">The columns: times become microseconds in UTC, whole numbers 64 bits, fractions double precision.</param>
    /// <param name="rows">The rows: a cell is as its column says, or null.</param>
    /// <param name="output">Receives the file; it stays open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    Task WriteAsync(IReadOnlyList<RowColumn> columns, IEnumerable<object?[]> rows, Stream output, CancellationToken cancellationToken);
}
