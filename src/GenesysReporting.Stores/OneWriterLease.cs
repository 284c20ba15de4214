namespace GenesysReporting.Stores;

/// <summary>The lease of a store that takes one writer, which has every task already.</summary>
internal sealed class OneWriterLease(StoreTask task) : IStoreLease
{
    /// <inheritdoc/>
    public StoreTask Task => task;

    /// <inheritdoc/>
    public CancellationToken Lost => CancellationToken.None;

    /// <summary>Returns the first task; null if there is none.</summary>
    public static Task<IStoreLease?> FirstAsync(IReadOnlyList<StoreTask> tasks) =>
        System.Threading.Tasks.Task.FromResult<IStoreLease?>(tasks.Count == 0 ? null : new OneWriterLease(tasks[0]));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
