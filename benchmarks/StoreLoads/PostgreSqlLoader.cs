using GenesysReporting.Stores;
using GenesysReporting.Stores.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace StoreLoads;

/// <summary>Binary COPY in one transaction, into the same tables with the same indexes.</summary>
internal sealed class PostgreSqlLoader(string connectionString) : IPlainLoader
{
    private readonly NpgsqlConnection _connection = new(connectionString);
    private NpgsqlTransaction? _transaction;
    private StoreDataSet? _data;

    /// <summary>Deletes everything in the schema public.</summary>
    public static async Task ClearAsync(string connectionString)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlCommand clear = source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await clear.ExecuteNonQueryAsync();
    }

    public async Task CreateAsync(StoreDataSet data)
    {
        _data = data;
        await _connection.OpenAsync();
        _transaction = await _connection.BeginTransactionAsync();
        foreach (StoreTable table in data.Tables)
        {
            await using var create = new NpgsqlCommand(PostgreSqlSchema.Create(table), _connection);
            await create.ExecuteNonQueryAsync();
        }
    }

    public async Task LoadAsync(int table, DateOnly day, IEnumerable<object?[]> rows)
    {
        await using NpgsqlBinaryImporter import = await _connection.BeginBinaryImportAsync($"COPY {_data!.Tables[table].Name} FROM STDIN (FORMAT BINARY)");
        foreach (object?[] row in rows)
        {
            import.StartRow();
            import.Write(day, NpgsqlDbType.Date);
            foreach (object? cell in row)
            {
                Write(import, cell);
            }
        }

        await import.CompleteAsync();
    }

    public Task FinishAsync() => _transaction!.CommitAsync();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static void Write(NpgsqlBinaryImporter import, object? cell)
    {
        switch (cell)
        {
            case null:
                import.WriteNull();
                break;
            case DateTimeOffset time:
                import.Write(time.UtcDateTime, NpgsqlDbType.TimestampTz);
                break;
            case long number:
                import.Write(number, NpgsqlDbType.Bigint);
                break;
            case double fraction:
                import.Write(fraction, NpgsqlDbType.Double);
                break;
            case bool yes:
                import.Write(yes, NpgsqlDbType.Boolean);
                break;
            default:
                import.Write((string)cell, NpgsqlDbType.Text);
                break;
        }
    }
}
