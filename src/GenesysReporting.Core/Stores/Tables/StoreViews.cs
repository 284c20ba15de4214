using GenesysReporting.Names;

namespace GenesysReporting.Stores;

/// <summary>A view of a database.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What one row is.</param>
/// <param name="Select">The query, in the SQL that all databases share.</param>
internal sealed record StoreView(string Name, string Description, string Select);

/// <summary>The views that have names next to ids: the names at the time of the row.</summary>
internal static class StoreViews
{
    private static readonly Dictionary<string, LookupKind> Kinds = new()
    {
        ["queue_id"] = LookupKind.Queue,
        ["last_queue_id"] = LookupKind.Queue,
        ["user_id"] = LookupKind.User,
        ["last_user_id"] = LookupKind.User,
        ["evaluator_id"] = LookupKind.User,
        ["assignee_id"] = LookupKind.User,
        ["wrap_up_code"] = LookupKind.WrapupCode,
        ["last_wrap_up_code"] = LookupKind.WrapupCode,
        ["division_id"] = LookupKind.Division,
        ["team_id"] = LookupKind.Team,
        ["flow_id"] = LookupKind.Flow,
        ["organization_presence_id"] = LookupKind.Presence,
    };

    /// <summary>Returns the views of tables that have ids with names.</summary>
    public static IReadOnlyList<StoreView> Of(IEnumerable<StoreTable> tables) =>
        [.. tables.Where(t => t.IsByDay && t.Columns.Any(c => Kinds.ContainsKey(c.Name))).Select(Named)];

    /// <summary>Returns the column of the name of an id: queue_name for queue_id.</summary>
    public static string NameOf(string column) =>
        (column.EndsWith("_id", StringComparison.Ordinal) ? column[..^"_id".Length] : column[..^"_code".Length]) + "_name";

    private static StoreView Named(StoreTable table)
    {
        string time = table.Columns.Any(c => c.Name == "conversation_start") ? "conversation_start" : "start_time";
        IEnumerable<string> columns = table.Columns.SelectMany(c => Kinds.TryGetValue(c.Name, out LookupKind kind)
            ? [$"t.\"{c.Name}\"", $"{Name(NameTables.All[kind].Name, c.Name, time)} AS \"{NameOf(c.Name)}\""]
            : new[] { $"t.\"{c.Name}\"" });
        return new StoreView(
            table.Name + "_named",
            $"{table.Description} Names are those at its start; an id that is a list, or has no name, has none.",
            $"SELECT t.\"{StoreTable.DayColumn}\", {string.Join(", ", columns)} FROM \"{table.Name}\" t");
    }

    /// <summary>The first name that was still seen after the time; for ids that were deleted before, the last.</summary>
    private static string Name(string names, string column, string time) =>
        $"COALESCE((SELECT n.\"name\" FROM \"{names}\" n WHERE n.\"id\" = t.\"{column}\" AND (n.\"seen_to\" IS NULL OR n.\"seen_to\" > t.\"{time}\") ORDER BY n.\"seen_from\" LIMIT 1), "
        + $"(SELECT n.\"name\" FROM \"{names}\" n WHERE n.\"id\" = t.\"{column}\" ORDER BY n.\"seen_from\" DESC LIMIT 1))";
}
