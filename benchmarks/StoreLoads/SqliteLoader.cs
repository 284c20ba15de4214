using System.Globalization;
using GenesysReporting.Stores;
using GenesysReporting.Stores.Sqlite;
using Microsoft.Data.Sqlite;

namespace StoreLoads;

/// <summary>Prepared statements in one transaction, into the same tables with the same indexes.</summary>
internal sealed class SqliteLoader : IPlainLoader
{
    private readonly SqliteConnection _connection;
    private SqliteTransaction? _transaction;
    private SqliteCommand[] _inserts = [];

    public SqliteLoader(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
    }

    public Task CreateAsync(StoreDataSet data)
    {
        Execute("PRAGMA journal_mode = WAL; PRAGMA cache_size = -32000");
        _transaction = _connection.BeginTransaction();
        foreach (StoreTable table in data.Tables)
        {
            Execute(SqliteSchema.Create(table, SqliteValues.Instance.TypeOf));
        }

        _inserts = [.. data.Tables.Select(Prepare)];
        return Task.CompletedTask;
    }

    public Task LoadAsync(int table, DateOnly day, IEnumerable<object?[]> rows)
    {
        SqliteCommand insert = _inserts[table];
        insert.Parameters[0].Value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (object?[] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                insert.Parameters[i + 1].Value = row[i] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    object cell => cell,
                };
            }

            insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public Task FinishAsync()
    {
        _transaction!.Commit();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(_inserts, insert => insert.Dispose());
        await _connection.DisposeAsync();
    }

    private SqliteCommand Prepare(StoreTable table)
    {
        SqliteCommand insert = _connection.CreateCommand();
        insert.Transaction = _transaction;
        insert.CommandText = $"INSERT INTO {table.Name} VALUES ({string.Join(", ", Enumerable.Range(0, table.Columns.Count + 1).Select(i => $"@p{i}"))})";
        for (int i = 0; i <= table.Columns.Count; i++)
        {
            insert.Parameters.AddWithValue($"@p{i}", DBNull.Value);
        }

        insert.Prepare();
        return insert;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
