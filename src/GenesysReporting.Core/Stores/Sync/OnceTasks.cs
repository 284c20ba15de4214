namespace GenesysReporting.Stores;

/// <summary>Runs work that only one worker does at a time.</summary>
/// <param name="store">The store.</param>
/// <param name="today">The day of the run.</param>
internal sealed class OnceTasks(IStore store, DateOnly today)
{
    /// <summary>Runs the work unless another worker does it now.</summary>
    public async Task RunAsync(string name, Func<Task> work, CancellationToken cancellationToken)
    {
        IStoreLease? lease = await store.TakeAsync([new StoreTask(name, today, null)], cancellationToken).ConfigureAwait(false);
        if (lease is not null)
        {
            await using (lease.ConfigureAwait(false))
            {
                await work().ConfigureAwait(false);
            }
        }
    }
}
