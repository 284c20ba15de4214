using GenesysReporting.Errors;
using Microsoft.Data.Sqlite;

namespace GenesysReporting.Stores.Tests;

/// <summary>Stores in SQLite databases.</summary>
public sealed partial class SqliteStoreTests : StoreContract
{
    private protected override StoreLocation Location => new(StoreKind.Sqlite, Path.Combine(Folder, "calls.db")) { DisplayName = "calls.db" };

    [Fact]
    public async Task A_second_writer_is_told_and_a_reader_reads_the_last_finished_day()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, new DateOnly(2026, 3, 2), Conversation("a", new DateOnly(2026, 3, 2)));
        await using IStoreWriter writer = await store.BeginAsync(StoreTables.Of(StoreData.Conversations, false), new DateOnly(2026, 3, 2), default);

        foreach (StoreAccess access in new[] { StoreAccess.Write, StoreAccess.Change })
        {
            Assert.Equal("StoreBusy", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(access))).ErrorId);
        }

        await using IStore reader = await OpenAsync(StoreAccess.Read);
        Assert.Equal(["a False"], await KeysAsync(reader, new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE invoices (id INTEGER)");

        Assert.Equal("NotAStore", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        Assert.Equal("invoices", Execute("SELECT group_concat(name) FROM sqlite_master"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        File.WriteAllText(Location.Path, new string('x', 5000));

        Assert.Equal("NotAStore", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        Assert.Equal(5000, new FileInfo(Location.Path).Length);
    }

    [Fact]
    public async Task Views_have_the_names_of_their_time()
    {
        await using (IStore store = await PreparedAsync())
        {
            var renamed = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
            await store.ReplaceTableAsync(
                NameTables.All[Names.LookupKind.User],
                [["u1", "Ada Old", null, renamed.AddDays(-9), renamed], ["u1", "Ada New", null, renamed, null], ["u2", "Gone", null, renamed.AddDays(-9), renamed.AddDays(-5)]],
                default);
            var spans = new UserTables();
            await using IStoreWriter writer = await store.BeginAsync(UserTables.DataSet, new DateOnly(2026, 3, 2), default);
            foreach (StoreRecord span in new[] { ("u1", 8), ("u1", 13), ("u2", 9) }.SelectMany(s => spans.Read(Span(s.Item1, s.Item2))))
            {
                await writer.AddAsync(span, default);
            }

            await writer.CommitAsync(new StoredDay(StoreData.UserDetails, new DateOnly(2026, 3, 2)) { State = StoredDayState.Finished }, default);
        }

        Assert.Equal("Ada Old,Gone,Ada New", Execute("SELECT group_concat(user_name) FROM (SELECT user_name FROM user_presence_named ORDER BY start_time)"));
        Assert.Equal("2026-03-02T08:00:00.000Z", Execute("SELECT min(start_time) FROM user_presence"));
    }

    [Fact]
    public async Task Every_column_is_described()
    {
        await (await PreparedAsync()).DisposeAsync();

        Assert.Equal("0", Execute("SELECT count(*) FROM store_columns WHERE length(description) < 8"));
        Assert.Equal("0", Execute("""
            SELECT count(*) FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'store_%' AND c.name <> 'day'
              AND NOT EXISTS (SELECT 1 FROM store_columns d WHERE d.table_name = m.name AND d.column_name = c.name)
            """));
    }

    /// <summary>
    /// A store as an older module left it, made by hand: a lower version, a column and a table fewer, and the view of that time. The
    /// migration fails in its middle, where the table is there and its index cannot be made.
    /// </summary>
    [Fact]
    public async Task An_older_database_is_migrated_whole_or_not_at_all()
    {
        DateOnly day = new(2026, 3, 2);
        await (await PreparedAsync()).DisposeAsync();
        Execute("DROP VIEW segments_named; ALTER TABLE segments DROP COLUMN source_conversation_id; CREATE VIEW segments_named AS SELECT * FROM segments");
        Execute($"DROP VIEW IF EXISTS surveys_named; DROP TABLE surveys; CREATE INDEX surveys_day ON segments (day)");
        Execute($"UPDATE store_info SET version = {StoreInfo.CurrentVersion - 1}, info = replace(info, '\"version\": {StoreInfo.CurrentVersion}', '\"version\": {StoreInfo.CurrentVersion - 1}')");
        await using IStore store = await OpenAsync(StoreAccess.Write);
        await WriteOlderAsync(store);
        string before = Execute("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)") + Execute("SELECT info FROM store_info");

        Assert.Equal("StoreFailed", (await Assert.ThrowsAsync<StorageException>(() => PrepareAsync(store))).ErrorId);
        Assert.Equal(before, Execute("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)") + Execute("SELECT info FROM store_info"));
        Assert.Equal(StoreInfo.CurrentVersion - 1, (await store.ReadInfoAsync(default))!.Version);
        await WriteOlderAsync(store);
        Assert.Equal("2", $"{Execute("SELECT count(*) FROM segments_named")}");

        Execute("DROP INDEX surveys_day");
        IReadOnlyList<string> changes = await PrepareAsync(store);
        Assert.Equal(2, changes.Count);
        Assert.Contains(changes, c => c.Contains("source_conversation_id", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Contains("surveys", StringComparison.Ordinal));
        Assert.Equal(StoreInfo.CurrentVersion, (await store.ReadInfoAsync(default))!.Version);
        await WriteAsync(store, day.AddDays(1), Conversation("c", day.AddDays(1)), Conversation("a", day, agents: 2));
        Assert.Equal("4 0", $"{Execute("SELECT count(*) || ' ' || count(source_conversation_id) FROM segments_named WHERE queue_name IS NULL")}");
        Assert.Equal("0", $"{Execute("SELECT count(*) FROM surveys_named")}");
    }

    private static Analytics.AnalyticsUserDetail Span(string user, int hour) => new()
    {
        UserId = user,
        PrimaryPresence = [new() { SystemPresence = "AVAILABLE", StartTime = new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero) }],
    };

    private string? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Location.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
