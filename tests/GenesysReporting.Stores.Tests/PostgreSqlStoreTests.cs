using System.Globalization;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores.Tests;

/// <summary>Stores in PostgreSQL databases, one database for each test.</summary>
[NeedsPostgreSql]
[Collection(PostgreSqlGroup.Name)]
public sealed partial class PostgreSqlStoreTests(PostgreSqlServer server) : StoreContract, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly DateOnly Earlier = new(2026, 3, 1);
    private static readonly StoreDataSet Conversations = StoreTables.Of(StoreData.Conversations, false);
    private readonly string _database = $"store_{Guid.NewGuid():N}";

    private protected override StoreLocation Location => new(StoreKind.PostgreSql, server.ConnectionString(_database))
    {
        Password = () => server.Password,
        DisplayName = "calls",
    };

    public Task InitializeAsync() => server.ExecuteAsync("postgres", $"CREATE DATABASE {_database}");

    public Task DisposeAsync() => server.ExecuteAsync("postgres", $"DROP DATABASE {_database} WITH (FORCE)");

    [StoreFact]
    public async Task A_reader_reads_the_last_finished_day_while_two_workers_write()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Day, Conversation("a", Day));
        await using IStoreWriter writer = await store.BeginAsync(Conversations, Day, default);
        await writer.AddAsync(Conversation("b", Day), default);
        await using IStore second = await OpenAsync(StoreAccess.Write);
        await WriteAsync(second, Earlier, Conversation("c", Earlier));

        await using IStore reader = await OpenAsync(StoreAccess.Read);
        Assert.Equal(["a False"], await KeysAsync(reader, Day));
        Assert.Equal(["c False"], await KeysAsync(reader, Earlier));
        Assert.Equal("StoreAccessDenied", (await FailsAsync<InputException>(() => WriteAsync(reader, Day, Conversation("d", Day)))).ErrorId);
    }

    [StoreFact]
    public async Task Every_table_column_and_view_has_a_comment()
    {
        await (await PreparedAsync()).DisposeAsync();

        Assert.Equal(0L, await SqlAsync("""
            SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'store\_%'
            AND coalesce(length(col_description(c.oid, a.attnum)), 0) < 8
            """));
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND obj_description(oid) IS NULL"));
        Assert.Equal("The start (UTC).", await SqlAsync("SELECT col_description('segments'::regclass, attnum) FROM pg_attribute WHERE attrelid = 'segments'::regclass AND attname = 'start_time'"));
    }

    [StoreFact]
    public async Task Values_have_the_types_of_their_columns()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Day, Conversation("a", Day, source: "Job"));

        Assert.Equal("2026-03-02 | 2026-03-02 08:00:00+00 | 2026-03-02 09:00:00+00 | a", await SqlAsync(
            "SET timezone = 'UTC'; SELECT concat_ws(' | ', day, conversation_start, conversation_end, conversation_id) FROM segments"));
        Assert.Equal("tTalk | 1200 | bigint | bigint", await SqlAsync("SELECT concat_ws(' | ', metric, value, pg_typeof(value), pg_typeof(position)) FROM metrics"));
        Assert.Equal("Gold", await SqlAsync("SELECT value FROM attributes"));
        Assert.Equal("boolean", await SqlAsync("SELECT pg_typeof(conference)::text FROM segments"));
        Assert.InRange(await store.SizeAsync(default), 8192, 100_000_000);
    }

    [StoreFact]
    public async Task Booleans_and_fractions_are_written()
    {
        await using IStore store = await PreparedAsync();
        StoreRecord record = Conversation("a", Day);
        StoreTable sessions = Conversations.Tables.Single(t => t.Name == "sessions");
        StoreTable conversations = Conversations.Tables[0];
        record.Rows[2][0][sessions.IndexOf("recording")] = true;
        record.Rows[0][0][conversations.IndexOf("min_mos")] = 4.25;
        await WriteAsync(store, Day, record);

        Assert.Equal("true", await SqlAsync("SELECT recording::text FROM sessions"));
        Assert.Equal(4.25, await SqlAsync("SELECT min_mos FROM conversations"));
    }

    [StoreFact]
    public async Task Characters_that_the_database_refuses_are_replaced()
    {
        await using IStore store = await PreparedAsync();
        StoreRecord record = Conversation("a", Day);
        int ani = Conversations.Tables[0].IndexOf("ani");
        record.Rows[0][0][ani] = "x\0y\uD800z";
        await WriteAsync(store, Day, record);
        await store.SaveDaysAsync([(await store.ReadDaysAsync(default))[0] with { Failure = "no\0answer\uDC00" }], default);

        Assert.Equal("x\uFFFDy\uFFFDz", await SqlAsync("SELECT ani FROM conversations"));
        Assert.Equal("no\uFFFDanswer\uFFFD", (await store.ReadDaysAsync(default))[0].Failure);
    }

    [StoreFact]
    public async Task Records_larger_than_a_batch_are_written()
    {
        await using IStore store = await PreparedAsync();
        int ani = Conversations.Tables[0].IndexOf("ani");
        await using (IStoreWriter writer = await store.BeginAsync(Conversations, Day, default))
        {
            for (int i = 0; i < 12; i++)
            {
                StoreRecord record = Conversation(i.ToString(CultureInfo.InvariantCulture), i < 6 ? Day : Earlier);
                record.Rows[0][0][ani] = new string('x', i % 6 == 5 ? 5_000_000 : 700_000);
                await writer.AddAsync(record, default);
            }

            Assert.Equal(new StoreChanges(0, 6, 0), await writer.CommitAsync(new StoredDay(StoreData.Conversations, Day) { State = StoredDayState.Finished }, default));
        }

        Assert.Equal(17_000_000L, await SqlAsync("SELECT sum(length(ani)) FROM conversations"));
        Assert.Equal(6L, await SqlAsync("SELECT count(*) FROM segments WHERE day = '2026-03-01'"));
    }

    [StoreFact]
    public async Task A_new_day_with_a_batch_that_the_server_refuses_fails_and_leaves_nothing()
    {
        await using IStore store = await PreparedAsync();
        await RefuseAsync(store);
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM segments"));
        Assert.Empty(await store.ReadDaysAsync(default));
    }

    [StoreFact]
    public async Task A_day_that_is_replaced_with_a_batch_that_the_server_refuses_stays_as_it_was()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Day, Conversation("before", Day));
        await RefuseAsync(store);
        Assert.Equal("before", await SqlAsync("SELECT string_agg(DISTINCT conversation_id, ',') FROM segments"));
    }

    /// <summary>Writes a day whose second record the server refuses, while the batches of the others are collected.</summary>
    private async Task RefuseAsync(IStore store)
    {
        int ani = Conversations.Tables[0].IndexOf("ani");
        await SqlAsync("ALTER TABLE conversations ADD CONSTRAINT short CHECK (length(ani) <> 2500000)");
        await using IStoreWriter writer = await store.BeginAsync(Conversations, Day, default);
        StorageException refused = await FailsAsync<StorageException>(async () =>
        {
            for (int i = 0; i < 8; i++)
            {
                StoreRecord record = Conversation(i.ToString(CultureInfo.InvariantCulture), Day);
                record.Rows[0][0][ani] = new string('x', i == 1 ? 2_500_000 : 2_400_000);
                await writer.AddAsync(record, default);
            }

            await writer.CommitAsync(new StoredDay(StoreData.Conversations, Day) { State = StoredDayState.Finished }, default);
        });
        Assert.Contains("\"short\"", refused.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_late_record_that_comes_twice_is_replaced_by_the_later_one()
    {
        await using IStore store = await PreparedAsync();
        await using (IStoreWriter writer = await store.BeginAsync(Conversations, Day, default))
        {
            await writer.AddAsync(Conversation("a", Earlier, agents: 1, source: "Job"), default);
            await writer.AddAsync(Conversation("a", Earlier, agents: 3), default);
            await writer.AddAsync(Conversation("a", Earlier, agents: 3), default);
            Assert.Equal(new StoreChanges(Replaced: 1, Added: 1, Unchanged: 1), await writer.CommitAsync(new StoredDay(StoreData.Conversations, Day), default));
        }

        Assert.Equal("1 3 1", await SqlAsync("SELECT concat_ws(' ', (SELECT count(*) FROM conversations), (SELECT count(*) FROM participants), (SELECT count(*) FROM attributes))"));
    }

    [StoreFact]
    public async Task A_late_span_leaves_the_span_of_the_other_table_that_has_the_same_key()
    {
        await using IStore store = await PreparedAsync();
        var tables = new UserTables();
        DateTimeOffset start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        StoreRecord[] Spans(int hours) =>
        [
            .. tables.Read(new Analytics.AnalyticsUserDetail
            {
                UserId = "u1",
                PrimaryPresence = [new() { SystemPresence = "IDLE", StartTime = start, EndTime = start.AddHours(hours) }],
                RoutingStatus = [new() { RoutingStatus = "IDLE", StartTime = start, EndTime = start.AddHours(1) }],
            }),
        ];
        foreach (StoreRecord[] spans in new[] { Spans(1), [Spans(2)[0]] })
        {
            await using IStoreWriter writer = await store.BeginAsync(UserTables.DataSet, null, default);
            foreach (StoreRecord span in spans)
            {
                await writer.AddAsync(span, default);
            }

            await writer.CommitAsync(null, default);
        }

        Assert.Equal("7200000 3600000", await SqlAsync("SELECT concat_ws(' ', (SELECT duration_ms FROM user_presence), (SELECT duration_ms FROM user_routing))"));
    }

    [StoreFact]
    public async Task Workers_that_prepare_at_once_make_one_store()
    {
        IStore[] stores = [await OpenAsync(StoreAccess.Write), await OpenAsync(StoreAccess.Write), await OpenAsync(StoreAccess.Write)];
        await Task.WhenAll(stores.Select(PrepareAsync));
        foreach (IStore store in stores)
        {
            await store.DisposeAsync();
        }

        Assert.Equal(1L, await SqlAsync("SELECT count(*) FROM store_info"));
    }

    [StoreFact]
    public async Task A_failure_does_not_overwrite_a_day_that_another_worker_has_fetched_since()
    {
        await using IStore store = await PreparedAsync();
        var planned = new StoredDay(StoreData.Conversations, Day) { State = StoredDayState.Missing };
        await WriteAsync(store, Day, Conversation("a", Day));
        await store.SaveDaysAsync([planned with { Failure = "503" }, planned with { State = StoredDayState.Gap }], default);

        StoredDay day = Assert.Single(await store.ReadDaysAsync(default));
        Assert.Equal((StoredDayState.Finished, 1L, null), (day.State, day.Records, day.Failure));
    }

    [StoreFact]
    public async Task Views_have_the_names_of_their_time()
    {
        await using IStore store = await PreparedAsync();
        DateTimeOffset renamed = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        StoreRecord record = Conversation("a", Day);
        record.Rows[3][0][Conversations.Tables[3].IndexOf("queue_id")] = "q1";
        await WriteAsync(store, Day, record);
        await store.ReplaceTableAsync(
            NameTables.All[Names.LookupKind.Queue], [["q1", "Old", null, renamed.AddDays(-1), renamed], ["q1", "New", null, renamed, null]], default);

        Assert.Equal("New", await SqlAsync("SELECT queue_name FROM segments_named"));
        await SqlAsync("UPDATE queues SET seen_to = seen_to + interval '1 ms' WHERE name = 'Old'");
        Assert.Equal("Old", await SqlAsync("SELECT queue_name FROM segments_named"));
    }

    private async Task<object?> SqlAsync(string sql) => await server.ExecuteAsync(_database, sql);

    /// <summary>Returns the error, which has neither the password nor the connection string in any of its texts.</summary>
    private async Task<T> FailsAsync<T>(Func<Task> work)
        where T : GenesysException
    {
        var error = await Assert.ThrowsAsync<T>(work);
        string text = $"{error} {error.NextStep} {error.Target}";
        Assert.DoesNotContain(server.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Username=", text, StringComparison.OrdinalIgnoreCase);
        Assert.False(string.IsNullOrEmpty(error.NextStep));
        return error;
    }
}
