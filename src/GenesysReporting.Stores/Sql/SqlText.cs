namespace GenesysReporting.Stores.Sql;

/// <summary>The SQL that all databases share.</summary>
internal static class SqlText
{
    /// <summary>The names of the tables of the store itself.</summary>
    public const string Info = "store_info";

    /// <summary>The states of days, and in PostgreSQL their leases.</summary>
    public const string Days = "store_days";

    /// <summary>The outcomes of runs.</summary>
    public const string Runs = "store_runs";

    /// <summary>Returns a name in quotes.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Returns names in quotes, separated by commas.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>Returns the columns of a table with its day.</summary>
    public static IEnumerable<string> Columns(StoreTable table) =>
        table.IsByDay ? table.Columns.Select(c => c.Name).Prepend(StoreTable.DayColumn) : table.Columns.Select(c => c.Name);

    /// <summary>Returns an INSERT with a parameter for each column: @p0, @p1 and so on.</summary>
    public static string Insert(string table, IEnumerable<string> columns)
    {
        string[] names = [.. columns];
        return $"INSERT INTO {Quote(table)} ({List(names)}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})";
    }
}
