using System.Data;
using GenesysReporting.Stores.Sql;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>The connection for leases, which one piece of work uses at a time. After a failure the next opens another.</summary>
internal sealed class PostgreSqlLeaseConnection(PostgreSqlSource source) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private NpgsqlConnection? _connection;

    /// <summary>Runs work on the connection.</summary>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, SqlCommands, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_connection?.State != ConnectionState.Open)
            {
                await DropAsync().ConfigureAwait(false);
            }

            _connection ??= await source.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await work(_connection, new SqlCommands(_connection, PostgreSqlValues.Instance)).ConfigureAwait(false);
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DropAsync().ConfigureAwait(false);
        _turn.Dispose();
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
