using System.Data;
using System.Data.Common;
using GenesysReporting.Errors;
using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Takes tasks, and renews them on a separate connection until they are released.</summary>
internal sealed class PostgreSqlLeases(PostgreSqlSource source, string worker, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly List<PostgreSqlLease> _held = [];
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private NpgsqlConnection? _connection;
    private Task? _beating;
    private long _renewed;

    /// <summary>Takes the first task that is free; returns null if none is.</summary>
    public async Task<PostgreSqlLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) => tasks.Count == 0
        ? null
        : await InTurnAsync(commands => TakeAsync(commands, tasks, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>Returns the lease of a task, lost or not; null if it was not taken.</summary>
    public PostgreSqlLease? Find(string name, DateOnly day)
    {
        lock (_held)
        {
            return _held.Find(l => l.Task.Name == name && l.Task.Day == day);
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
            await InTurnAsync(commands => PostgreSqlLeaseRows.ReleaseAsync(commands, lease.Token, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
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
        await DropAsync().ConfigureAwait(false);
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task<PostgreSqlLease?> TakeAsync(SqlCommands commands, IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken)
    {
        await PostgreSqlLeaseRows.AddAsync(commands, tasks, cancellationToken).ConfigureAwait(false);
        List<StoreTask> left = [.. tasks];
        while (left.Count > 0)
        {
            (StoreTask? task, PostgreSqlLease? lease) = await TryAsync(commands, left, cancellationToken).ConfigureAwait(false);
            if (task is null || lease is not null)
            {
                return lease;
            }

            left.Remove(task);
        }

        return null;
    }

    /// <summary>Takes a task in a transaction. Returns the task without a lease if another worker has just done it.</summary>
    private async Task<(StoreTask? Task, PostgreSqlLease? Lease)> TryAsync(SqlCommands commands, List<StoreTask> tasks, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await _connection!.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (await PostgreSqlLeaseRows.LockAsync(commands, tasks, cancellationToken).ConfigureAwait(false) is not { } index)
            {
                return (null, null);
            }

            if (!await PostgreSqlLeaseRows.IsAsPlannedAsync(commands, tasks[index], cancellationToken).ConfigureAwait(false))
            {
                return (tasks[index], null);
            }

            var lease = new PostgreSqlLease(this, tasks[index]);
            await PostgreSqlLeaseRows.TakeAsync(commands, lease, worker, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            Keep(lease);
            return (lease.Task, lease);
        }
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
                : await InTurnAsync(commands => PostgreSqlLeaseRows.RenewAsync(commands, [.. held.Select(l => l.Token)], stop), stop).ConfigureAwait(false);
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

    /// <summary>Loses leases that were not released meantime.</summary>
    private async Task LoseAsync(IEnumerable<PostgreSqlLease> leases)
    {
        foreach (PostgreSqlLease lease in leases.Where(Held().Contains).ToList())
        {
            await lease.LoseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs work on the connection, which one piece of work uses at a time; a connection that failed is opened anew by the next.</summary>
    private async Task<T> InTurnAsync<T>(Func<SqlCommands, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_connection?.State != ConnectionState.Open)
            {
                await DropAsync().ConfigureAwait(false);
            }

            _connection ??= await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(new SqlCommands(_connection, PostgreSqlValues.Instance)).ConfigureAwait(false);
        }
        catch
        {
            await DropAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task DropAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
