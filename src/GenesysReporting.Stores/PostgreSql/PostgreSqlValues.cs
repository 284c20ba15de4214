using System.Text;
using GenesysReporting.Rows;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>The values of PostgreSQL. Times are instants (timestamptz), days are dates.</summary>
internal sealed class PostgreSqlValues : ISqlValues
{
    private const char Unknown = '\uFFFD';

    /// <summary>The only instance.</summary>
    public static PostgreSqlValues Instance { get; } = new();

    /// <inheritdoc/>
    public string TypeOf(CellKind kind) => kind switch
    {
        CellKind.Time => "timestamptz",
        CellKind.Whole => "bigint",
        CellKind.Fraction => "double precision",
        CellKind.Boolean => "boolean",
        _ => "text",
    };

    /// <inheritdoc/>
    public object ToDatabase(object? cell) => cell switch
    {
        null => DBNull.Value,
        string text => Text(text),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => cell,
    };

    /// <inheritdoc/>
    public object? FromDatabase(object? value, CellKind kind) => value is DateTime time && kind == CellKind.Time
        ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
        : value;

    /// <inheritdoc/>
    public string CombineHashes(string column) =>
        $"lpad(to_hex(coalesce(bit_xor(('x' || {column})::bit(64)::bigint), 0)), 16, '0')";

    /// <summary>Returns a text as PostgreSQL takes it: what it refuses, NUL and halves of pairs of UTF-16, is replaced by U+FFFD.</summary>
    public static string Text(string text)
    {
        string kept = text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', Unknown) : text;
        return kept.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? kept : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept));
    }
}
