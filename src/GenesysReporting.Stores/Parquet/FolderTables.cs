using GenesysReporting.Stores.Parquet.Files;

namespace GenesysReporting.Stores.Parquet;

/// <summary>The tables of a folder store: what is in the information, and what a module knows.</summary>
internal static class FolderTables
{
    /// <summary>Returns the columns of the files of a table: those that the module knows, then those that are in the store too.</summary>
    public static IReadOnlyList<FileColumn> ColumnsOf(StoreTable table, FolderInfo? info) =>
        [.. Both(table.Columns, Find(info, table)?.Columns ?? []).Select(c => new FileColumn(c.Name, c.Kind))];

    /// <summary>Returns some columns of a table.</summary>
    public static IReadOnlyList<FileColumn> ColumnsOf(StoreTable table, params string[] names) =>
        [.. names.Select(name => new FileColumn(name, table.Columns[table.IndexOf(name)].Kind))];

    /// <summary>Adds tables and columns to those of the information. Nothing is dropped.</summary>
    /// <param name="info">The information; null for a new store.</param>
    /// <param name="tables">The tables that the module knows.</param>
    /// <param name="changes">Gets a sentence for each change.</param>
    public static IReadOnlyList<FolderTable> Merge(FolderInfo? info, IReadOnlyList<StoreTable> tables, List<string> changes)
    {
        var merged = new List<FolderTable>();
        foreach (StoreTable table in tables)
        {
            FolderTable? there = Find(info, table);
            changes.AddRange(there is null
                ? [$"The table {table.Name} was added."]
                : New(table, there).Select(c => $"The column {c.Name} was added to {table.Name}; it is empty in rows that were there before."));
            merged.Add(new FolderTable(table.Name, table.Description, [.. Both(table.Columns, there?.Columns ?? [])]));
        }

        HashSet<string> names = [.. merged.Select(t => t.Name)];
        return [.. merged, .. info?.Tables.Where(t => !names.Contains(t.Name)) ?? []];
    }

    private static FolderTable? Find(FolderInfo? info, StoreTable table) => info?.Tables.FirstOrDefault(t => t.Name == table.Name);

    private static IEnumerable<StoreColumn> New(StoreTable table, FolderTable there) =>
        table.Columns.Where(c => !there.Columns.Any(known => known.Name == c.Name));

    private static IEnumerable<StoreColumn> Both(IReadOnlyList<StoreColumn> first, IReadOnlyList<StoreColumn> second) =>
        first.Concat(second.Where(c => !first.Any(known => known.Name == c.Name)));
}
