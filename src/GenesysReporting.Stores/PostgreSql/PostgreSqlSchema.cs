using GenesysReporting.Stores.Sql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>The tables of the store itself, and the statements that create the others.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>The tasks and the workers that have them.</summary>
    public const string Leases = "store_leases";

    /// <summary>The definitions of the views, to recognise a change.</summary>
    public const string Views = "store_views";

    /// <summary>The tables of the store itself: name, meaning, and columns.</summary>
    public static IReadOnlyList<(string Name, string Description, string Columns)> Own { get; } =
    [
        (SqlText.Info, "What the store says about itself.", "\"version\" integer NOT NULL, \"info\" text NOT NULL"),
        (SqlText.Days, "What is known of each UTC day. It is written in one transaction with the day's rows.",
            "\"data\" text NOT NULL, \"day\" date NOT NULL, \"state\" text NOT NULL, \"records\" bigint NOT NULL, \"row_count\" bigint NOT NULL, "
            + "\"hash\" text NOT NULL, \"watermark\" timestamptz, \"fetched_at\" timestamptz, \"source\" text, \"failure\" text, PRIMARY KEY (\"data\", \"day\")"),
        (SqlText.Runs, "The outcomes of runs.",
            "\"started\" timestamptz NOT NULL, \"ended\" timestamptz NOT NULL, \"outcome\" text NOT NULL, \"summary\" text NOT NULL"),
        (Leases, "The days that workers have now, and until when they have them unless they renew it.",
            "\"name\" text NOT NULL, \"day\" date NOT NULL, \"worker\" text, \"token\" uuid, \"lease_until\" timestamptz, PRIMARY KEY (\"name\", \"day\")"),
        (Views, "The definitions of the views.", "\"name\" text PRIMARY KEY, \"definition\" text NOT NULL"),
    ];

    /// <summary>Returns the statements that create a table and its indexes.</summary>
    public static string Create(StoreTable table)
    {
        string name = SqlText.Quote(table.Name);
        IEnumerable<string> columns = table.Columns.Select(c => $"{SqlText.Quote(c.Name)} {PostgreSqlValues.Instance.TypeOf(c.Kind)}");
        string day = table.IsByDay ? $"\"{StoreTable.DayColumn}\" date NOT NULL, " : string.Empty;
        return $"CREATE TABLE {name} ({day}{string.Join(", ", columns)}); {Indexes(table, name)}";
    }

    /// <summary>Returns a text in quotes.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Indexes(StoreTable table, string name)
    {
        if (!table.IsByDay)
        {
            return $"CREATE INDEX {SqlText.Quote(table.Name + "_id")} ON {name} (\"id\")";
        }

        string key = table.RecordColumn is { } record ? $", {SqlText.Quote(record)}" : string.Empty;
        string byDay = $"CREATE INDEX {SqlText.Quote(table.Name + "_day")} ON {name} (\"{StoreTable.DayColumn}\"{key})";
        return table.EndColumn is { } end
            ? $"{byDay}; CREATE INDEX {SqlText.Quote(table.Name + "_key")} ON {name} ({SqlText.Quote(table.RecordColumn!)}); "
                + $"CREATE INDEX {SqlText.Quote(table.Name + "_open")} ON {name} (\"{StoreTable.DayColumn}\") WHERE {SqlText.Quote(end)} IS NULL"
            : byDay;
    }
}
