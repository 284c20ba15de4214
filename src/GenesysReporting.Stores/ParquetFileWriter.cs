using GenesysReporting.Export;
using GenesysReporting.Rows;
using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores;

/// <summary>Writes the Parquet files of exports.</summary>
public sealed class ParquetFileWriter : IParquetWriter
{
    /// <inheritdoc/>
    async Task IParquetWriter.WriteAsync(
        IReadOnlyList<RowColumn> columns, IEnumerable<object?[]> rows, Stream output, CancellationToken cancellationToken)
    {
        TableFile file = await TableFile.CreateAsync(
            output, [.. columns.Select(c => new FileColumn(c.Name, c.Kind))], cancellationToken).ConfigureAwait(false);
        foreach (object?[] row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Add(row);
            if (file.IsFull)
            {
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await file.FinishAsync(cancellationToken).ConfigureAwait(false);
    }
}
