using System.Runtime.CompilerServices;
using GenesysReporting.Errors;
using Parquet;

namespace GenesysReporting.Stores.Parquet;

/// <summary>Runs work on a folder store: turns failures into errors of stores, and finishes a change that could not be put in place whole.</summary>
/// <param name="folder">The store.</param>
/// <param name="isWriter">True if this process holds its lock.</param>
internal sealed class FolderGuard(StoreFolder folder, bool isWriter)
{
    private bool _isUnsettled;

    /// <summary>Commits a change. If it cannot be put in place whole, the next call does that first.</summary>
    public void Commit(FolderChange change, CancellationToken cancellationToken)
    {
        _isUnsettled = true;
        change.Commit(cancellationToken);
        _isUnsettled = false;
    }

    /// <summary>Runs work, and turns failures of the file system into errors of stores.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            if (_isUnsettled && isWriter)
            {
                folder.Settle();
                _isUnsettled = false;
            }

            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (ErrorOf(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>Returns the error for a failure of the file system or of a file; null for any other failure.</summary>
    public StorageException? ErrorOf(Exception failure) => ErrorOf(folder.Location, failure);

    /// <summary>Returns the error for a failure of the file system or of a file; null for any other failure.</summary>
    public static StorageException? ErrorOf(StoreLocation location, Exception failure) =>
        failure is InvalidDataException or ParquetException ? StoreErrors.StoreDamaged(location, failure.Message, failure)
        : failure is IOException or UnauthorizedAccessException ? StoreErrors.StoreFailed(location, failure.Message, failure)
        : null;

    /// <summary>Does the same for records that are read.</summary>
    public async IAsyncEnumerable<StoredRecord> ReadAsync(
        IAsyncEnumerable<StoredRecord> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<StoredRecord> records = source.GetAsyncEnumerator(cancellationToken);
        await using (records.ConfigureAwait(false))
        {
            while (await RunAsync(() => records.MoveNextAsync().AsTask()).ConfigureAwait(false))
            {
                yield return records.Current;
            }
        }
    }
}
