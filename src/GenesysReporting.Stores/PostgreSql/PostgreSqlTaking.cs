using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>Takes tasks, each in a short transaction.</summary>
internal sealed class PostgreSqlTaking(PostgreSqlLeases leases, NpgsqlConnection connection, SqlCommands commands, string worker)
{
    /// <summary>Takes the first task that is free; returns null if none is.</summary>
    public async Task<PostgreSqlLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken)
    {
        await PostgreSqlLeaseRows.AddAsync(commands, tasks, cancellationToken).ConfigureAwait(false);
        List<StoreTask> left = [.. tasks];
        while (left.Count > 0)
        {
            (StoreTask? task, PostgreSqlLease? lease) = await TryAsync(left, cancellationToken).ConfigureAwait(false);
            if (task is null || lease is not null)
            {
                return lease;
            }

            left.Remove(task);
        }

        return null;
    }

    /// <summary>Takes a task in a transaction. Returns the task without a lease if another worker has just done it.</summary>
    private async Task<(StoreTask? Task, PostgreSqlLease? Lease)> TryAsync(List<StoreTask> tasks, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
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

            var lease = new PostgreSqlLease(leases, tasks[index]);
            await PostgreSqlLeaseRows.TakeAsync(commands, lease, worker, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return (lease.Task, lease);
        }
    }
}
