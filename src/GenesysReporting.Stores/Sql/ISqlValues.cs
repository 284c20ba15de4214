using GenesysReporting.Rows;

namespace GenesysReporting.Stores.Sql;

/// <summary>The values and types of a database.</summary>
internal interface ISqlValues
{
    /// <summary>Returns the type of a column.</summary>
    string TypeOf(CellKind kind);

    /// <summary>Returns a value as the database takes it; null as <see cref="DBNull"/>.</summary>
    object ToDatabase(object? cell);

    /// <summary>Returns a value as it came from the database, as the kind of its column.</summary>
    object? FromDatabase(object? value, CellKind kind);

    /// <summary>
    /// Returns the expression that combines the hashes of all rows as <see cref="RecordHash.Combine"/> does; null if the database has none.
    /// </summary>
    string? CombineHashes(string column);
}
