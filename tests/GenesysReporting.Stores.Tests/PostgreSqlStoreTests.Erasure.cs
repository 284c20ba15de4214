using Npgsql;

namespace GenesysReporting.Stores.Tests;

/// <content>Data that are removed while workers have them staged.</content>
public sealed partial class PostgreSqlStoreTests
{
    private static readonly DateOnly Later = Day.AddDays(1);

    [StoreFact]
    public async Task A_conversation_that_is_removed_while_it_is_staged_is_not_written_and_its_days_are_counted_without_it()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Earlier, Conversation("c", Earlier), Conversation("d", Earlier));
        await using IStoreWriter writer = await store.BeginAsync(Conversations, Day, default);
        foreach (StoreRecord record in new[] { Conversation("a", Day), Conversation("b", Day, agents: 2, source: "Job"), Conversation("c", Earlier, agents: 2), Conversation("e", Earlier) })
        {
            await writer.AddAsync(record, default);
        }

        StoreRemoval removal = await RemoveAsync(["b", "c", "e"], null);
        var staged = new StoredDay(StoreData.Conversations, Day) { State = StoredDayState.Finished, Records = 2, Rows = 15, Hash = "00000000000000ff" };
        Assert.Equal(default, await writer.CommitAsync(staged, default));

        Assert.Equal((1, "b,e"), (removal.Removed, string.Join(',', removal.NotFound)));
        Assert.Equal(["a False"], await KeysAsync(store, Day));
        Assert.Equal(["d False"], await KeysAsync(store, Earlier));
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM attributes"));

        // A conversation, and one each of participants, sessions, segments and metrics.
        Assert.Equal(
            [(Earlier, 1L, 5L, Conversation("d", Earlier).Hash), (Day, 1L, 5L, Conversation("a", Day).Hash)],
            (await store.ReadDaysAsync(default)).Select(d => (d.Day, d.Records, d.Rows, d.Hash)));
        Assert.Equal(10m, await SqlAsync("SELECT sum(n) FROM (SELECT count(*) n FROM conversations UNION ALL SELECT count(*) FROM participants UNION ALL SELECT count(*) FROM sessions UNION ALL SELECT count(*) FROM segments UNION ALL SELECT count(*) FROM metrics) t"));
    }

    [StoreFact]
    public async Task A_day_that_is_removed_while_it_is_staged_or_fails_does_not_come_back()
    {
        await using IStore store = await PreparedAsync();
        await using IStoreWriter writer = await store.BeginAsync(Conversations, Earlier, default);
        foreach (StoreRecord record in new[] { Conversation("a", Earlier), Conversation("b", Earlier.AddDays(-1)), Conversation("c", Later) })
        {
            await writer.AddAsync(record, default);
        }

        await RemoveAsync([], Day);
        await writer.CommitAsync(new StoredDay(StoreData.Conversations, Earlier) { State = StoredDayState.Finished, Records = 1, Rows = 5 }, default);
        await store.SaveDaysAsync([.. new[] { Earlier, Day }.Select(d => new StoredDay(StoreData.Conversations, d) { Failure = "503" })], default);

        Assert.Equal([Day], (await store.ReadDaysAsync(default)).Select(d => d.Day));
        Assert.Equal("c", await SqlAsync("SELECT string_agg(conversation_id, ',') FROM segments"));
        Assert.Equal("c", await SqlAsync("SELECT string_agg(conversation_id, ',') FROM conversations"));
    }

    [StoreFact]
    public async Task Half_hours_of_queues_before_a_removed_day_do_not_come_back()
    {
        await using IStore store = await PreparedAsync();
        await using IStoreWriter writer = await store.BeginAsync(QueueIntervalTable.DataSet, Earlier, default);
        var start = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        StoreRecord record = new QueueIntervalTable().Read(new Analytics.AnalyticsAggregate { Start = start, End = start.AddMinutes(30) })!;
        await writer.AddAsync(record, default);
        await RemoveAsync(["a"], null);
        await RemoveAsync([], Day);
        await writer.CommitAsync(new StoredDay(StoreData.QueueIntervals, Earlier) { State = StoredDayState.Finished, Records = 1, Rows = 1, Hash = record.Hash }, default);

        Assert.Equal("0 0", await SqlAsync("SELECT concat_ws(' ', (SELECT count(*) FROM queue_intervals), (SELECT count(*) FROM store_days))"));
    }

    /// <summary>The other order: the removal comes while the commit is under way, waits for it, and deletes what it wrote.</summary>
    [StoreFact]
    public async Task A_removal_during_a_commit_waits_for_it()
    {
        await using IStore store = await PreparedAsync();
        await using var blocker = new NpgsqlConnection($"{server.ConnectionString(_database)};Password={server.Password};Pooling=False");
        await blocker.OpenAsync();
        await using NpgsqlTransaction block = await blocker.BeginTransactionAsync();
        await using (NpgsqlCommand command = new("LOCK TABLE store_days IN SHARE MODE", blocker))
        {
            await command.ExecuteNonQueryAsync();
        }

        // The commit has written its rows, and stops where it writes the state of its day.
        Task<StoreChanges> commit = WriteAsync(store, Day, Conversation("a", Day), Conversation("b", Day));
        await WaitForLocksAsync(1);
        Task<StoreRemoval> removal = RemoveAsync(["a"], null);
        await WaitForLocksAsync(2);
        await block.CommitAsync();
        await commit;

        Assert.Equal(1, (await removal).Removed);
        Assert.Equal(["b False"], await KeysAsync(store, Day));
        Assert.Equal((1L, 5L), (await store.ReadDaysAsync(default))[0] is var day ? (day.Records, day.Rows) : default);
    }

    private async Task<StoreRemoval> RemoveAsync(IReadOnlyList<string> ids, DateOnly? before)
    {
        await using IStore store = await OpenAsync(StoreAccess.Change);
        return await StoreEraser.RemoveAsync(store, Location, ids, before, "1.0", default);
    }
}
