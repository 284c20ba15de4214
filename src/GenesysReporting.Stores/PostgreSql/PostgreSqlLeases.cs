using System.Data.Common;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Takes tasks, and renews them on a separate connection until they are released.</summary>
internal sealed class PostgreSqlLeases(PostgreSqlSource source, string worker, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly List<PostgreSqlLease> _held = [];
    private readonly PostgreSqlLeaseConnection _connection = new(source);
    private readonly CancellationTokenSource _stop = new();
    private Task? _beating;
    private long _renewed;

    /// <summary>Takes the first task that is free; returns null if none is.</summary>
    public async Task<PostgreSqlLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0)
        {
            return null;
        }

        PostgreSqlLease? lease = await _connection.UseAsync(
            (connection, commands) => new PostgreSqlTaking(this, connection, commands, worker).TakeAsync(tasks, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (lease is not null)
        {
            Keep(lease);
        }

        return lease;
    }

    /// <summary>Returns the lease of a task, lost or not, and the last one if there are several; null if there is none.</summary>
    public PostgreSqlLease? Find(string name, DateOnly day)
    {
        lock (_held)
        {
            return _held.FindLast(l => l.Task.Name == name && l.Task.Day == day);
        }
    }

    /// <summary>Releases a lease. One that cannot be released runs out.</summary>
    public async Task ReleaseAsync(PostgreSqlLease lease)
    {
        lock (_held)
        {
            if (!_held.Remove(lease) || _stop.IsCancellationRequested)
            {
                return;
            }
        }

        try
        {
            await _connection.UseAsync((_, commands) => PostgreSqlLeaseRows.ReleaseAsync(commands, lease.Token, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or GenesysException)
        {
            // The server cannot be reached now, and the work of the lease is over in any case.
        }
    }

    /// <summary>Stops renewing. Leases that were not released run out.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await (_beating ?? Task.CompletedTask).ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Keep(PostgreSqlLease lease)
    {
        lock (_held)
        {
            _held.Add(lease);
        }

        _renewed = time.GetTimestamp();
        _beating ??= BeatAsync(_stop.Token);
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, time, stop).ConfigureAwait(false);
                await RenewAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The store is closed.
        }
    }

    private async Task RenewAsync(CancellationToken stop)
    {
        PostgreSqlLease[] held = Held();
        try
        {
            HashSet<Guid> kept = held.Length == 0
                ? []
                : await _connection.UseAsync((_, commands) => PostgreSqlLeaseRows.RenewAsync(commands, [.. held.Select(l => l.Token)], stop), stop).ConfigureAwait(false);
            _renewed = time.GetTimestamp();
            await LoseAsync(held.Where(l => !kept.Contains(l.Token))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or GenesysException)
        {
            // The next beat tries again, unless the leases have run out by then.
            await LoseAsync(time.GetElapsedTime(_renewed) >= Life ? held : []).ConfigureAwait(false);
        }
    }

    private PostgreSqlLease[] Held()
    {
        lock (_held)
        {
            return [.. _held];
        }
    }

    /// <summary>Loses leases that were not released since.</summary>
    private async Task LoseAsync(IEnumerable<PostgreSqlLease> leases)
    {
        foreach (PostgreSqlLease lease in leases.Where(Held().Contains).ToList())
        {
            await lease.LoseAsync().ConfigureAwait(false);
        }
    }
}
