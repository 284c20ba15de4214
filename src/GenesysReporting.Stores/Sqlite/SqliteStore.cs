using System.Data.Common;
using GenesysReporting.Errors;
using GenesysReporting.Hosting;
using GenesysReporting.Stores.Sql;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Sqlite;

/// <summary>A store in a SQLite database.</summary>
internal sealed class SqliteStore : SqlStore
{
    private readonly SqliteConnection _connection;
    private readonly FileStream? _writer;

    private SqliteStore(SqliteConnection connection, StoreLocation location, FileStream? writer)
        : base(connection, location, SqliteValues.Instance) => (_connection, _writer) = (connection, writer);

    /// <summary>Opens a database.</summary>
    public static async Task<IStore> OpenAsync(StoreLocation location, StoreAccess access, CancellationToken cancellationToken)
    {
        if (access != StoreAccess.Write && !File.Exists(location.Path))
        {
            throw StoreErrors.StoreNotFound(location);
        }

        CheckNeighbours(location);
        FileStream? writer = access == StoreAccess.Read ? null : Hold(location);
        SqliteConnection? connection = null;
        SqliteStore? store = null;
        try
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = location.Path,
                Mode = access == StoreAccess.Write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                // A closed store must not keep its file open.
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString());
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            store = new SqliteStore(connection, location, writer);
            await store.BeginSessionAsync(access, cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch (Exception e)
        {
            connection?.Dispose();
            writer?.Dispose();
            throw e is SqliteException failure ? SqliteErrors.Of(location, failure) : store?.Translate(e) ?? e;
        }
    }

    /// <inheritdoc/>
    public override Task<IStoreLease?> TakeAsync(IReadOnlyList<StoreTask> tasks, CancellationToken cancellationToken) => OneWriterLease.FirstAsync(tasks);

    /// <inheritdoc/>
    public override Task<IStoreWriter> BeginAsync(StoreDataSet data, DateOnly? day, CancellationToken cancellationToken) =>
        GuardAsync<IStoreWriter>(() => SqliteWriter.BeginAsync(this, data, day, cancellationToken));

    /// <inheritdoc/>
    public override Task<long> SizeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new FileInfo(Location.Path).Length);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        _writer?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken) =>
        await Commands.ScalarAsync("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @p0", cancellationToken, table).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    protected override GenesysException ErrorOf(DbException failure) => SqliteErrors.Of(Location, failure);

    /// <inheritdoc/>
    protected override async Task<List<string>> CreateAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync(SqliteSchema.Own, cancellationToken).ConfigureAwait(false);
        var changes = new List<string>();
        foreach (StoreTable table in tables)
        {
            if (!await HasTableAsync(table.Name, cancellationToken).ConfigureAwait(false))
            {
                await Commands.ExecuteAsync(SqliteSchema.Create(table, SqliteValues.Instance.TypeOf), cancellationToken).ConfigureAwait(false);
                changes.Add($"The table {table.Name} was added.");
                continue;
            }

            HashSet<string> there = await ColumnsAsync(table.Name, cancellationToken).ConfigureAwait(false);
            foreach (StoreColumn column in table.Columns.Where(c => !there.Contains(c.Name)))
            {
                await Commands.ExecuteAsync(
                    $"ALTER TABLE {SqlText.Quote(table.Name)} ADD COLUMN {SqlText.Quote(column.Name)} {SqliteValues.Instance.TypeOf(column.Kind)}", cancellationToken).ConfigureAwait(false);
                changes.Add($"The column {column.Name} was added to {table.Name}; it is empty in rows that were there before.");
            }
        }

        await DescribeAsync(tables, cancellationToken).ConfigureAwait(false);
        return changes;
    }

    /// <summary>Begins a transaction that writes.</summary>
    internal SqliteTransaction BeginTransaction() => _connection.BeginTransaction();

    /// <summary>
    /// Throws <c>PathIsLink</c> or <c>PathIsSpecial</c> for a link or a pipe in the place of a file that SQLite itself opens next to the
    /// database, and would write through.
    /// </summary>
    private static void CheckNeighbours(StoreLocation location)
    {
        foreach (string ending in new[] { "-wal", "-shm", "-journal" })
        {
            _ = PlainFile.Exists(PlainFile.Follow(location.Path) + ending);
        }
    }

    private static FileStream Hold(StoreLocation location)
    {
        try
        {
            return HeldFile.Open(location.Path + ".lock", FileMode.OpenOrCreate, bufferSize: 0);
        }
        catch (IOException e) when (HeldFile.IsHeld(e))
        {
            throw StoreErrors.StoreBusy(location);
        }
        catch (DirectoryNotFoundException e)
        {
            throw StoreErrors.StoreFailed(location, "The folder does not exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.StoreFailed(location, e.Message, e);
        }
    }

    private async Task BeginSessionAsync(StoreAccess access, CancellationToken cancellationToken)
    {
        bool isEmpty = await Commands.ScalarAsync("SELECT 1 FROM sqlite_master LIMIT 1", cancellationToken).ConfigureAwait(false) is null;
        if (!isEmpty && !await HasTableAsync(SqlText.Info, cancellationToken).ConfigureAwait(false))
        {
            throw StoreErrors.NotAStore(Location, "the database has tables of its own");
        }

        if (!isEmpty && await Commands.NumberAsync("PRAGMA application_id", cancellationToken).ConfigureAwait(false) != SqliteSchema.ApplicationId)
        {
            throw StoreErrors.NotAStore(Location, "another program has made the database, although it has tables of the same names");
        }

        if (isEmpty && access != StoreAccess.Write)
        {
            throw StoreErrors.NotAStore(Location, "the database is empty");
        }

        if (!isEmpty)
        {
            await CheckVersionAsync(cancellationToken).ConfigureAwait(false);
        }

        // Readers see the last finished day while a run writes.
        string settings = access == StoreAccess.Read ? "PRAGMA query_only = 1" : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000";
        await Commands.ExecuteAsync(settings, cancellationToken).ConfigureAwait(false);
        if (access == StoreAccess.Change)
        {
            // What is erased on request must not stay readable in free pages of the file.
            await Commands.ExecuteAsync("PRAGMA secure_delete = 1", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HashSet<string>> ColumnsAsync(string table, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (object?[] row in Commands.QueryAsync("SELECT name FROM pragma_table_info(@p0)", cancellationToken, table).ConfigureAwait(false))
        {
            names.Add((string)row[0]!);
        }

        return names;
    }

    /// <summary>Writes the meanings of the columns, which SQLite has no comments for, and the views.</summary>
    private async Task DescribeAsync(IReadOnlyList<StoreTable> tables, CancellationToken cancellationToken)
    {
        await Commands.ExecuteAsync("DELETE FROM store_columns", cancellationToken).ConfigureAwait(false);
        foreach (StoreTable table in tables)
        {
            foreach (StoreColumn column in table.Columns)
            {
                await Commands.ExecuteAsync(
                    SqlText.Insert("store_columns", ["table_name", "column_name", "kind", "description"]),
                    cancellationToken, table.Name, column.Name, column.Kind.ToString(), column.Description).ConfigureAwait(false);
            }
        }

        foreach (StoreView view in StoreViews.Of(tables))
        {
            await Commands.ExecuteAsync($"DROP VIEW IF EXISTS {SqlText.Quote(view.Name)}; CREATE VIEW {SqlText.Quote(view.Name)} AS {view.Select}", cancellationToken).ConfigureAwait(false);
        }
    }
}
