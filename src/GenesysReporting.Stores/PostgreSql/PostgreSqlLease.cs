namespace GenesysReporting.Stores.PostgreSql;

/// <summary>A task that this worker has until it releases it, or another takes it.</summary>
internal sealed class PostgreSqlLease : IStoreLease
{
    private readonly CancellationTokenSource _lost = new();
    private readonly PostgreSqlLeases _leases;

    public PostgreSqlLease(PostgreSqlLeases leases, StoreTask task) => (_leases, Task, Lost) = (leases, task, _lost.Token);

    /// <inheritdoc/>
    public StoreTask Task { get; }

    /// <inheritdoc/>
    public CancellationToken Lost { get; }

    /// <summary>Identifies the lease in the database: a worker that takes the same task again has another lease.</summary>
    public Guid Token { get; } = Guid.NewGuid();

    /// <summary>Cancels <see cref="Lost"/>.</summary>
    public Task LoseAsync() => _lost.CancelAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _leases.ReleaseAsync(this).ConfigureAwait(false);
}
