using GenesysReporting.Errors;
using GenesysReporting.Stores.PostgreSql;
using Npgsql;

namespace GenesysReporting.Stores.Tests;

/// <content>Failures, and stores that change.</content>
public sealed partial class PostgreSqlStoreTests
{
    [StoreFact]
    public async Task A_wrong_password_is_named_and_not_shown()
    {
        StoreLocation wrong = Location with { Password = () => "not-the-password" };

        var error = await FailsAsync<InputException>(() => OpenAtAsync(wrong));
        Assert.Equal("StoreSignInRefused", error.ErrorId);
        Assert.DoesNotContain("not-the-password", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("StoreSignInRefused", (await FailsAsync<InputException>(() => OpenAtAsync(Location with { Password = null }))).ErrorId);
        Assert.Equal("StoreSignInRefused", (await FailsAsync<InputException>(() => OpenAtAsync(Location with { UserName = "stranger" }))).ErrorId);
    }

    [StoreFact]
    public async Task A_password_in_the_connection_string_is_refused_and_not_shown()
    {
        foreach (string path in new[] { $"{Location.Path};Password=hush-hush", "Host=h;Frobnicate=hush-hush", "hush-hush", "Host=h;Port=hush-hush", "Database=hush-hush" })
        {
            var error = await FailsAsync<InputException>(() => OpenAtAsync(Location with { Path = path }));
            Assert.Equal(path.Contains(";Password", StringComparison.Ordinal) ? "PasswordInConnectionString" : "ConnectionStringInvalid", error.ErrorId);
            Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
        }
    }

    [StoreFact]
    public async Task A_server_or_a_database_that_is_not_there_is_named()
    {
        string noDatabase = server.ConnectionString("no_such_database");

        Assert.Equal("StoreDatabaseNotFound", (await FailsAsync<InputException>(() => OpenAtAsync(Location with { Path = noDatabase }))).ErrorId);
        Assert.Equal("StoreUnreachable", (await FailsAsync<TransportException>(() => OpenAtAsync(Location with { Path = "Host=nowhere.invalid;Username=x" }))).ErrorId);
        Assert.Equal("StoreUnreachable", (await FailsAsync<TransportException>(() => OpenAtAsync(Location with { Path = "Host=127.0.0.1;Port=1;Username=x" }))).ErrorId);
    }

    [StoreFact]
    public async Task A_user_without_rights_is_told_which_are_needed()
    {
        string user = $"reader_{Guid.NewGuid():N}";
        await SqlAsync($"REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE {user} LOGIN PASSWORD '{server.Password}'");
        StoreLocation location = Location with { UserName = user };
        try
        {
            await using (IStore store = await OpenAtAsync(location))
            {
                var denied = await FailsAsync<InputException>(() => PrepareAsync(store));
                Assert.Equal("StoreAccessDenied", denied.ErrorId);
                Assert.Contains("CREATE on the schema", denied.NextStep, StringComparison.Ordinal);
            }

            await (await PreparedAsync()).DisposeAsync();
            await SqlAsync($"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {user}");
            await using IStore reader = await OpenAtAsync(location, StoreAccess.Read);
            Assert.Equal("org-1", (await reader.ReadInfoAsync(default))!.OrganizationId);
        }
        finally
        {
            await SqlAsync($"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    [StoreFact]
    public async Task A_connection_that_is_lost_is_an_error_and_opened_again_by_the_next_call()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Day, Conversation("a", Day));
        await using (IStoreWriter writer = await store.BeginAsync(Conversations, Day, default))
        {
            await writer.AddAsync(Conversation("b", Day), default);
            await EndConnectionsAsync();
            Assert.Equal("StoreConnectionLost", (await FailsAsync<TransportException>(() => writer.CommitAsync(new StoredDay(StoreData.Conversations, Day), default))).ErrorId);
        }

        await EndConnectionsAsync();
        Assert.Equal("StoreConnectionLost", (await FailsAsync<TransportException>(() => KeysAsync(store, Day))).ErrorId);
        Assert.Equal(["a False"], await KeysAsync(store, Day));
    }

    [StoreFact]
    public void Failures_of_the_server_are_named()
    {
        (string State, string ErrorId)[] failures =
            [("53100", "StoreDiskFull"), ("55P03", "StoreTableInUse"), ("57P01", "StoreConnectionLost"), ("53300", "StoreUnreachable"), ("40P01", "StoreFailed")];

        Assert.Equal(
            failures.Select(f => f.ErrorId),
            failures.Select(f => PostgreSqlErrors.Of(Location, new PostgresException("no", "ERROR", "ERROR", f.State)).ErrorId));
    }

    [StoreFact]
    public async Task A_schema_of_something_else_is_refused_and_left_alone()
    {
        await SqlAsync("CREATE TABLE conversations (id integer)");

        Assert.Equal("NotAStore", (await FailsAsync<InputException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        Assert.Equal("conversations", await SqlAsync("SELECT string_agg(relname, ',') FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [StoreFact]
    public async Task A_store_is_in_the_first_schema_of_the_search_path()
    {
        StoreLocation location = Location with { Path = $"{Location.Path};Search Path=reporting" };
        Assert.Equal("StoreSchemaNotFound", (await FailsAsync<InputException>(() => OpenAtAsync(location))).ErrorId);

        await SqlAsync("CREATE SCHEMA reporting; CREATE TABLE public.conversations (id integer)");
        await using IStore store = await OpenAtAsync(location);
        await PrepareAsync(store);
        await WriteAsync(store, Day, Conversation("a", Day));
        Assert.Equal(1L, await SqlAsync("SELECT count(*) FROM reporting.conversations_named"));
    }

    [StoreFact]
    public async Task Views_of_users_survive_new_columns()
    {
        await using IStore store = await OpenAsync(StoreAccess.Write);
        await store.PrepareAsync(Info(), Without("segments", "flow_id"), default);
        await SqlAsync("CREATE VIEW mine AS SELECT * FROM segments_named");
        string columns = "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'segments_named'::regclass AND attnum > 0";
        object? before = await SqlAsync(columns);
        Assert.Single(await store.PrepareAsync(Info(), StoreTables.All(Info()), default));

        await WriteAsync(store, Day, Conversation("a", Day));
        Assert.Equal(1L, await SqlAsync("SELECT count(*) FROM mine"));
        Assert.Equal($"{before},flow_id,flow_name", await SqlAsync(columns));
    }

    [StoreFact]
    public async Task A_view_that_cannot_be_replaced_names_what_depends_on_it_and_changes_nothing()
    {
        await using IStore store = await PreparedAsync();
        await SqlAsync("CREATE VIEW mine AS SELECT * FROM segments_named");
        IReadOnlyList<StoreTable> fewer = Without("segments", "flow_id");

        var error = await FailsAsync<StorageException>(() => store.PrepareAsync(Info() with { ModuleVersion = "other" }, fewer, default));
        Assert.Equal("StoreViewInUse", error.ErrorId);
        Assert.Contains("segments_named", error.Message, StringComparison.Ordinal);
        Assert.Null((await store.ReadInfoAsync(default))!.ModuleVersion);

        await SqlAsync("DROP VIEW mine");
        Assert.Empty(await store.PrepareAsync(Info(), fewer, default));
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM pg_attribute WHERE attrelid = 'segments_named'::regclass AND attname = 'flow_id'"));
    }

    /// <summary>
    /// A store as an older module left it, made by hand: a lower version, a column and a table fewer, and the view of that time. The
    /// migration fails in its middle, where the table is there and its index cannot be made.
    /// </summary>
    [StoreFact]
    public async Task An_older_database_is_migrated_whole_or_not_at_all()
    {
        DateOnly day = new(2026, 3, 2);
        await (await PreparedAsync()).DisposeAsync();
        await SqlAsync("DROP VIEW segments_named; ALTER TABLE segments DROP COLUMN source_conversation_id; CREATE VIEW segments_named AS SELECT * FROM segments");
        await SqlAsync($"DROP VIEW IF EXISTS surveys_named; DROP TABLE surveys; CREATE INDEX surveys_day ON segments (day); DELETE FROM store_views");
        await SqlAsync($"UPDATE store_info SET version = {StoreInfo.CurrentVersion - 1}, info = replace(info, '\"version\": {StoreInfo.CurrentVersion}', '\"version\": {StoreInfo.CurrentVersion - 1}')");
        await using IStore store = await OpenAsync(StoreAccess.Write);
        await WriteOlderAsync(store);
        string before = $"{await SqlAsync("SELECT string_agg(attrelid::regclass || ' ' || attname, ',' ORDER BY attrelid::regclass::text, attnum) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0")} {await SqlAsync("SELECT info FROM store_info")}";

        Assert.Equal("StoreFailed", (await Assert.ThrowsAsync<StorageException>(() => PrepareAsync(store))).ErrorId);
        Assert.Equal(before, $"{await SqlAsync("SELECT string_agg(attrelid::regclass || ' ' || attname, ',' ORDER BY attrelid::regclass::text, attnum) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0")} {await SqlAsync("SELECT info FROM store_info")}");
        Assert.Equal(StoreInfo.CurrentVersion - 1, (await store.ReadInfoAsync(default))!.Version);
        await WriteOlderAsync(store);
        Assert.Equal("2", $"{await SqlAsync("SELECT count(*) FROM segments_named")}");

        await SqlAsync("DROP INDEX surveys_day");
        IReadOnlyList<string> changes = await PrepareAsync(store);
        Assert.Equal(2, changes.Count);
        Assert.Contains(changes, c => c.Contains("source_conversation_id", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Contains("surveys", StringComparison.Ordinal));
        Assert.Equal(StoreInfo.CurrentVersion, (await store.ReadInfoAsync(default))!.Version);
        await WriteAsync(store, day.AddDays(1), Conversation("c", day.AddDays(1)), Conversation("a", day, agents: 2));
        Assert.Equal("4 0", $"{await SqlAsync("SELECT count(*) || ' ' || count(source_conversation_id) FROM segments_named WHERE queue_name IS NULL")}");
        Assert.Equal("0", $"{await SqlAsync("SELECT count(*) FROM surveys_named")}");
    }

    private static IReadOnlyList<StoreTable> Without(string table, string column) =>
        [.. StoreTables.All(Info()).Select(t => t.Name == table ? t with { Columns = [.. t.Columns.Where(c => c.Name != column)] } : t)];

    private Task<object?> EndConnectionsAsync() =>
        SqlAsync("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private static Task<IStore> OpenAtAsync(StoreLocation location, StoreAccess access = StoreAccess.Write, TimeProvider? time = null) =>
        ((IStoreFactory)new StoreFactory()).OpenAsync(location, access, time ?? TimeProvider.System, default);
}
