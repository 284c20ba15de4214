using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Rows;

namespace GenesysReporting.Stores.Sql;

/// <summary>Runs statements whose parameters are @p0, @p1 and so on.</summary>
internal sealed class SqlCommands(DbConnection connection, ISqlValues values)
{
    /// <summary>The values and types of the database.</summary>
    public ISqlValues Values => values;

    /// <summary>Runs a statement, and returns the number of rows.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] cells)
    {
        using DbCommand command = Create(sql, cells);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the first value of a query; null if there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params object?[] cells)
    {
        using DbCommand command = Create(sql, cells);
        object? value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return value is DBNull ? null : value;
    }

    /// <summary>Returns a number of a query.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken, params object?[] cells) =>
        Convert.ToInt64(await ScalarAsync(sql, cancellationToken, cells).ConfigureAwait(false), CultureInfo.InvariantCulture);

    /// <summary>Returns the rows of a query, with the values of the database.</summary>
    public async IAsyncEnumerable<object?[]> QueryAsync(
        string sql, [EnumeratorCancellation] CancellationToken cancellationToken, params object?[] cells)
    {
        using DbCommand command = Create(sql, cells);
        using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new object?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }

    /// <summary>Returns a time from the database.</summary>
    public DateTimeOffset? Time(object? value) => (DateTimeOffset?)values.FromDatabase(value, CellKind.Time);

    /// <summary>Returns a text from the database; throws a <see cref="FormatException"/> if it has none.</summary>
    public static string Text(object? value) => (string?)value ?? throw new FormatException("A text is missing.");

    /// <summary>Returns a time; throws a <see cref="FormatException"/> if there is none.</summary>
    public static DateTimeOffset There(DateTimeOffset? time) => time ?? throw new FormatException("A time is missing.");

    /// <summary>Returns a day from the database.</summary>
    public static DateOnly Day(object? value) => value switch
    {
        DateOnly day => day,
        DateTime day => DateOnly.FromDateTime(day),
        _ => DateOnly.ParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>Creates a command.</summary>
    public DbCommand Create(string sql, params object?[] cells)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < cells.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = values.ToDatabase(cells[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
