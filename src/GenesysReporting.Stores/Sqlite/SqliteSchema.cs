using GenesysReporting.Rows;
using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.Sqlite;

/// <summary>The statements that create the tables.</summary>
internal static class SqliteSchema
{
    /// <summary>The number by which a database says that it is a store.</summary>
    public const int ApplicationId = 1196577620;

    /// <summary>The tables of the store itself.</summary>
    public static readonly string Own = $"""
        PRAGMA application_id = {ApplicationId};
        CREATE TABLE IF NOT EXISTS store_info ("version" INTEGER NOT NULL, "info" TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS store_days (
          "data" TEXT NOT NULL, "day" TEXT NOT NULL, "state" TEXT NOT NULL, "records" INTEGER NOT NULL, "row_count" INTEGER NOT NULL,
          "hash" TEXT NOT NULL, "watermark" TEXT, "fetched_at" TEXT, "source" TEXT, "failure" TEXT, PRIMARY KEY ("data", "day")) STRICT;
        CREATE TABLE IF NOT EXISTS store_runs ("started" TEXT NOT NULL, "ended" TEXT NOT NULL, "outcome" TEXT NOT NULL, "summary" TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS store_columns ("table_name" TEXT NOT NULL, "column_name" TEXT NOT NULL, "kind" TEXT NOT NULL, "description" TEXT NOT NULL) STRICT;
        """;

    /// <summary>Returns the statements that create a table and its indexes; the meaning of each column is a comment.</summary>
    public static string Create(StoreTable table, Func<CellKind, string> typeOf)
    {
        var columns = table.Columns.Select(c => (Text: $"{SqlText.Quote(c.Name)} {typeOf(c.Kind)}", c.Description)).ToList();
        if (table.IsByDay)
        {
            columns.Insert(0, ($"\"{StoreTable.DayColumn}\" TEXT NOT NULL", "The UTC day that the row belongs to."));
        }

        IEnumerable<string> lines = columns.Select((c, i) => $"  {c.Text}{(i < columns.Count - 1 ? "," : string.Empty)} -- {c.Description}\n");
        return $"CREATE TABLE {SqlText.Quote(table.Name)} ( -- {table.Description}\n{string.Concat(lines)}) STRICT;\n{Indexes(table)}";
    }

    private static string Indexes(StoreTable table)
    {
        if (!table.IsByDay)
        {
            return $"CREATE INDEX {SqlText.Quote(table.Name + "_id")} ON {SqlText.Quote(table.Name)} (\"id\");";
        }

        string key = table.RecordColumn is { } record ? $", {SqlText.Quote(record)}" : string.Empty;
        string byDay = $"CREATE INDEX {SqlText.Quote(table.Name + "_day")} ON {SqlText.Quote(table.Name)} (\"{StoreTable.DayColumn}\"{key});";
        return table.EndColumn is { } end
            ? $"{byDay} CREATE INDEX {SqlText.Quote(table.Name + "_key")} ON {SqlText.Quote(table.Name)} ({SqlText.Quote(table.RecordColumn!)}); CREATE INDEX {SqlText.Quote(table.Name + "_open")} ON {SqlText.Quote(table.Name)} (\"{StoreTable.DayColumn}\") WHERE {SqlText.Quote(end)} IS NULL;"
            : byDay;
    }
}
