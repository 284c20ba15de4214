using Parquet;

namespace GenesysReporting.Stores.Parquet.Files;

/// <summary>An open Parquet file. What is wrong with its content is an <see cref="InvalidDataException"/> that names it.</summary>
internal sealed class TableReader : IAsyncDisposable
{
    // By default the library keeps 80 MB for later.
    private static readonly ParquetOptions Options = new() { MaximumSmallPoolFreeBytes = 1 << 20, MaximumLargePoolFreeBytes = 2 << 20 };

    private readonly FileStream _file;
    private readonly ParquetReader _reader;

    private TableReader(FileStream file, ParquetReader reader) => (_file, _reader) = (file, reader);

    /// <summary>The row groups.</summary>
    public IReadOnlyList<ParquetRowGroupReader> Groups => _reader.RowGroups;

    /// <summary>Opens a file, which another process may replace at the same time.</summary>
    public static async Task<TableReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        // A pipe has no length either, and reading it would never end.
        if (new FileInfo(path).Length == 0)
        {
            throw new InvalidDataException($"'{path}' is empty, or is not a file.");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
        try
        {
            return new TableReader(file, await ParquetReader.CreateAsync(file, Options, leaveStreamOpen: true, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            file.Dispose();
            throw e is OperationCanceledException ? e : Damaged(path, e);
        }
    }

    /// <summary>Adds the cells of a row group to a buffer; empty ones if the file does not have the column.</summary>
    /// <param name="column">The buffer.</param>
    /// <param name="group">The row group.</param>
    /// <param name="keep">True for the rows that are added; null to add all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task AppendAsync(ColumnBuffer column, ParquetRowGroupReader group, bool[]? keep, CancellationToken cancellationToken)
    {
        try
        {
            await column.AppendAsync(group, keep, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw Damaged(_file.Name, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private static InvalidDataException Damaged(string path, Exception cause) => new($"'{path}' cannot be read: {cause.Message}", cause);
}
