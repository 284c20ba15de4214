using System.Globalization;
using GenesysReporting.Rows;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.Sqlite;

/// <summary>The values of SQLite. Times are text, YYYY-MM-DDTHH:MM:SS.SSSZ, which its functions read; booleans are 0 and 1.</summary>
internal sealed class SqliteValues : ISqlValues
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The only instance.</summary>
    public static SqliteValues Instance { get; } = new();

    /// <inheritdoc/>
    public string TypeOf(CellKind kind) => kind switch
    {
        CellKind.Whole or CellKind.Boolean => "INTEGER",
        CellKind.Fraction => "REAL",
        _ => "TEXT",
    };

    /// <inheritdoc/>
    public object ToDatabase(object? cell) => cell switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(DayFormat, CultureInfo.InvariantCulture),
        bool yes => yes ? 1L : 0L,
        _ => cell,
    };

    /// <inheritdoc/>
    public object? FromDatabase(object? value, CellKind kind) => (value, kind) switch
    {
        (string text, CellKind.Time) => DateTimeOffset.ParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        (long number, CellKind.Boolean) => number != 0,
        _ => value,
    };

    /// <inheritdoc/>
    public string? CombineHashes(string column) => null;
}
