using System.Runtime.CompilerServices;
using Parquet;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>Reads rows of a Parquet file, in the memory of one row group.</summary>
internal static class TableRows
{
    /// <summary>Returns the number of rows.</summary>
    public static async Task<long> CountAsync(string path, CancellationToken cancellationToken)
    {
        TableReader reader = await TableReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return reader.Groups.Sum(g => g.RowCount);
        }
    }

    /// <summary>Returns the cells of some columns of each row; empty ones of columns that the file lacks.</summary>
    public static async IAsyncEnumerable<object?[]> ReadAsync(
        string path, IReadOnlyList<FileColumn> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TableReader reader = await TableReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            ColumnBuffer[] buffers = [.. columns.Select(c => c.CreateBuffer())];
            foreach (ParquetRowGroupReader group in reader.Groups)
            {
                foreach (ColumnBuffer buffer in buffers)
                {
                    buffer.Clear();
                    await reader.AppendAsync(buffer, group, keep: null, cancellationToken).ConfigureAwait(false);
                }

                IEnumerator<object?>[] cells = [.. buffers.Select(b => b.Cells().GetEnumerator())];
                for (int row = 0; row < buffers[0].Rows; row++)
                {
                    yield return [.. cells.Select(c => c.MoveNext() ? c.Current : null)];
                }
            }
        }
    }
}
