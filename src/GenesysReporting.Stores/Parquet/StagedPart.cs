using GenesysReporting.Stores.Parquet.Files;
using Parquet;

namespace GenesysReporting.Stores.Parquet;

/// <summary>A file of a table that is being written by a change.</summary>
internal sealed class StagedPart(StoreTable table, string relative, HashingStream output, TableFile file, Action keep) : IDisposable
{
    /// <summary>The approximate size of the rows in memory.</summary>
    public long Bytes => file.Bytes;

    /// <summary>Adds rows.</summary>
    public async ValueTask AddAsync(IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        foreach (object?[] row in rows)
        {
            file.Add(row);
            if (file.IsFull)
            {
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Adds rows of a row group of another file.</summary>
    public Task AppendAsync(TableReader reader, ParquetRowGroupReader group, bool[] keep, CancellationToken cancellationToken) =>
        file.AppendAsync(reader, group, keep, cancellationToken);

    /// <summary>Writes the rows in memory.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => file.FlushAsync(cancellationToken);

    /// <summary>Finishes the file, so that the change puts it in place.</summary>
    public async Task<PartFile> FinishAsync(CancellationToken cancellationToken)
    {
        await file.FinishAsync(cancellationToken).ConfigureAwait(false);
        var part = new PartFile(table.Name, relative, file.Rows, output.Length, output.TakeHash());
        output.Dispose();
        keep();
        return part;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => output.Dispose();
}
