using System.Collections.Concurrent;
using System.Diagnostics;
using GenesysReporting.Errors;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace GenesysReporting.Stores.Tests;

/// <content>Workers that fill one store together.</content>
public sealed partial class PostgreSqlStoreTests
{
    private static readonly StoreTask First = new(nameof(StoreData.Conversations), Earlier, null);
    private static readonly StoreTask Second = new(nameof(StoreData.Conversations), Day, null);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [StoreFact]
    public async Task Two_workers_take_different_days_and_none_that_is_done_since_the_plan()
    {
        await using IStore one = await PreparedAsync();
        await using IStore two = await OpenAsync(StoreAccess.Write);
        StoreTask[] plan = [First, Second];

        IStoreLease taken = (await one.TakeAsync(plan, default))!;
        IStoreLease other = (await two.TakeAsync(plan, default))!;
        Assert.Equal((First, Second), (taken.Task, other.Task));
        Assert.Null(await one.TakeAsync(plan, default));

        await WriteAsync(one, Earlier, Conversation("a", Earlier));
        await taken.DisposeAsync();
        await other.DisposeAsync();

        // The first is done, and the second was given back without being done.
        await using (IStoreLease again = (await two.TakeAsync(plan, default))!)
        {
            Assert.Equal(Second, again.Task);
        }

        DateTimeOffset fetched = (await two.ReadDaysAsync(default))[0].FetchedAt!.Value;
        await using IStoreLease next = (await two.TakeAsync([First with { KnownFetch = fetched }], default))!;
        Assert.Equal(Earlier, next.Task.Day);
    }

    [StoreFact]
    public async Task A_lease_that_ran_out_is_taken_over_and_the_silent_worker_changes_nothing()
    {
        var time = new FakeTimeProvider();
        await using IStore silent = await OpenAtAsync(Location, time: time);
        await PrepareAsync(silent);
        IStoreLease lost = (await silent.TakeAsync([First], default))!;
        await using IStoreWriter writer = await silent.BeginAsync(Conversations, Earlier, default);
        await writer.AddAsync(Conversation("old", Earlier), default);
        await writer.AddAsync(Conversation("late", Day), default);

        await using IStore other = await OpenAsync(StoreAccess.Write);
        Assert.Null(await other.TakeAsync([First], default));
        await ExpireAsync();
        await using IStoreLease taken = (await other.TakeAsync([First], default))!;
        var error = await FailsAsync<StorageException>(() => writer.CommitAsync(new StoredDay(StoreData.Conversations, Earlier) { State = StoredDayState.Finished }, default));

        Assert.Equal("LeaseLost", error.ErrorId);
        Assert.Empty(await other.ReadDaysAsync(default));
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM conversations"));
        await BeatUntilAsync(time, () => Task.FromResult(lost.Lost.IsCancellationRequested));

        await lost.DisposeAsync();
        await WriteAsync(other, Earlier, Conversation("new", Earlier));
        Assert.Equal(["new False"], await KeysAsync(other, Earlier));
    }

    [StoreFact]
    public async Task A_worker_without_a_lease_does_not_write_over_a_day_that_another_has()
    {
        await using IStore one = await PreparedAsync();
        await using IStore two = await OpenAsync(StoreAccess.Write);
        IStoreLease lease = (await one.TakeAsync([First], default))!;

        Assert.Equal("LeaseLost", (await FailsAsync<StorageException>(() => WriteAsync(two, Earlier, Conversation("a", Earlier)))).ErrorId);
        await lease.DisposeAsync();
        await WriteAsync(two, Earlier, Conversation("a", Earlier));
        Assert.Equal(["a False"], await KeysAsync(one, Earlier));
    }

    [StoreFact]
    public async Task A_lease_that_ran_out_and_that_no_other_took_is_good_for_a_commit()
    {
        await using IStore store = await PreparedAsync();
        await using IStoreLease lease = (await store.TakeAsync([First], default))!;
        await ExpireAsync();

        await WriteAsync(store, Earlier, Conversation("a", Earlier));
        Assert.Equal(["a False"], await KeysAsync(store, Earlier));
    }

    [StoreFact]
    public async Task Three_workers_do_each_of_sixty_days_once()
    {
        await using IStore store = await PreparedAsync();
        StoreTask[] plan = [.. Enumerable.Range(0, 60).Select(i => new StoreTask(nameof(StoreData.Conversations), Day.AddDays(i), null))];
        var done = new ConcurrentBag<DateOnly>();

        // One from the first day, one from the last, and one from the middle.
        await Task.WhenAll(
            FillAsync(plan, done),
            FillAsync([.. plan.Reverse()], done),
            FillAsync([.. plan.Skip(30), .. plan.Take(30)], done));

        Assert.Equal(plan.Select(t => t.Day), done.Order());
        Assert.Equal(60, (await store.ReadDaysAsync(default)).Count(d => d.State == StoredDayState.Finished));
        Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM store_leases WHERE token IS NOT NULL"));
    }

    [StoreFact]
    public async Task A_worker_that_is_killed_loses_nothing()
    {
        await using IStore other = await PreparedAsync();
        IStore killed = await OpenAsync(StoreAccess.Write);
        await WriteAsync(killed, Day, Conversation("a", Day));
        await killed.TakeAsync([First], default);
        IStoreWriter writer = await killed.BeginAsync(Conversations, Earlier, default);
        await writer.AddAsync(Conversation("b", Earlier), default);
        await SqlAsync("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await killed.DisposeAsync();

        // The connection of this one was ended as well; it opens another.
        await Assert.ThrowsAsync<TransportException>(() => other.ReadDaysAsync(default));
        Assert.Null(await other.TakeAsync([First], default));
        await ExpireAsync();
        await using IStoreLease lease = (await other.TakeAsync([First], default))!;
        await WriteAsync(other, Earlier, Conversation("b", Earlier));
        Assert.Equal(["a False"], await KeysAsync(other, Day));
        Assert.Equal(["b False"], await KeysAsync(other, Earlier));
        await writer.DisposeAsync();
    }

    [StoreFact]
    public async Task A_lease_is_renewed_every_thirty_seconds_for_two_minutes_also_on_a_new_connection()
    {
        var time = new FakeTimeProvider();
        await using IStore store = await OpenAtAsync(Location, time: time);
        await PrepareAsync(store);
        await using IStoreLease lease = (await store.TakeAsync([First], default))!;
        const string IsLong = "SELECT lease_until > now() + interval '100 s' AND lease_until <= now() + interval '120 s' FROM store_leases";
        Assert.Equal(true, await SqlAsync(IsLong));

        for (int connection = 1; connection <= 2; connection++)
        {
            await SqlAsync("UPDATE store_leases SET lease_until = now() + interval '5 s'");
            await BeatUntilAsync(time, async () => await SqlAsync(IsLong) is true);
            await EndConnectionsAsync();
        }

        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [StoreFact]
    public async Task A_worker_that_cannot_reach_the_server_for_two_minutes_loses_its_leases()
    {
        var time = new FakeTimeProvider();
        string password = server.Password;
        await using IStore store = await OpenAtAsync(Location with { Password = () => password }, time: time);
        await PrepareAsync(store);
        await using IStoreLease lease = (await store.TakeAsync([First], default))!;

        password = "changed";
        await EndConnectionsAsync();
        DateTimeOffset start = time.GetUtcNow();
        await BeatUntilAsync(time, () => Task.FromResult(lease.Lost.IsCancellationRequested));
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromMinutes(2));
    }

    [StoreFact]
    public async Task A_new_day_that_another_worker_has_written_meantime_has_the_rows_of_the_last_commit_alone()
    {
        await using IStore store = await PreparedAsync();
        await using IStore second = await OpenAsync(StoreAccess.Write);
        await using IStoreWriter writer = await store.BeginAsync(Conversations, Day, default);
        await writer.AddAsync(Conversation("a", Day, agents: 2), default);
        await writer.AddAsync(Conversation("b", Day), default);

        await WriteAsync(second, Day, Conversation("b", Day), Conversation("c", Day));
        Assert.Equal(["b False", "c False"], await KeysAsync(second, Day));
        await writer.CommitAsync(new StoredDay(StoreData.Conversations, Day) { State = StoredDayState.Finished, Records = 2, Rows = 13 }, default);

        Assert.Equal(["a False", "b False"], await KeysAsync(second, Day));
        Assert.Equal("a,b", await SqlAsync("SELECT string_agg(DISTINCT conversation_id, ',') FROM segments"));
        Assert.Equal(2L, await SqlAsync("SELECT count(*) FROM conversations"));
    }

    [StoreFact]
    public async Task A_new_day_is_not_seen_before_its_commit_and_leaves_nothing_if_it_is_given_up()
    {
        await using IStore store = await PreparedAsync();
        await using (IStoreWriter writer = await store.BeginAsync(Conversations, Day, default))
        {
            foreach (int i in Enumerable.Range(0, 3000))
            {
                await writer.AddAsync(Conversation($"c{i}", Day, agents: 3), default);
            }

            Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM segments"));
            Assert.Equal(0L, await SqlAsync("SELECT count(*) FROM pg_locks WHERE relation = 'segments'::regclass AND mode NOT IN ('AccessShareLock', 'RowExclusiveLock')"));
        }

        await WriteAsync(store, Day, Conversation("a", Day));
        Assert.Equal("a", await SqlAsync("SELECT string_agg(DISTINCT conversation_id, ',') FROM segments"));
    }

    [StoreFact]
    public async Task Workers_that_replace_the_same_record_at_once_leave_it_once()
    {
        await using IStore one = await PreparedAsync();
        await using IStore two = await OpenAsync(StoreAccess.Write);
        await WriteAsync(one, Earlier, Conversation("a", Earlier, isOpen: true));

        // The first commit stops where it writes the state of its day, and the second comes while it waits there.
        await using var blocker = new NpgsqlConnection($"{server.ConnectionString(_database)};Password={server.Password};Pooling=False");
        await blocker.OpenAsync();
        await using NpgsqlTransaction block = await blocker.BeginTransactionAsync();
        await using (NpgsqlCommand command = new("LOCK TABLE store_days IN SHARE MODE", blocker))
        {
            await command.ExecuteNonQueryAsync();
        }

        Task<StoreChanges> first = WriteAsync(one, Day, Conversation("a", Earlier, agents: 2));
        await WaitForLocksAsync(1);
        Task<StoreChanges> second = WriteAsync(two, Day.AddDays(1), Conversation("a", Earlier, agents: 3));
        await WaitForLocksAsync(2);
        await block.CommitAsync();

        Assert.Equal((new StoreChanges(1, 0, 0), new StoreChanges(1, 0, 0)), (await first, await second));
        Assert.Equal(["a False"], await KeysAsync(one, Earlier));

        // A conversation, and three each of participants, sessions, segments and metrics.
        Assert.Equal((1L, 13L), (await one.ReadDaysAsync(default))[0] is var day ? (day.Records, day.Rows) : default);
    }

    private async Task WaitForLocksAsync(long sessions)
    {
        var clock = Stopwatch.StartNew();
        while (await SqlAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is not long waiting || waiting < sessions)
        {
            Assert.True(clock.Elapsed < Limit);
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task FillAsync(StoreTask[] plan, ConcurrentBag<DateOnly> done)
    {
        await using IStore worker = await OpenAsync(StoreAccess.Write);
        var source = new ConversationTables(keepsRaw: false);
        while (await worker.TakeAsync(plan, default) is { } lease)
        {
            await using (lease)
            {
                DateOnly day = lease.Task.Day;
                await using IStoreWriter writer = await worker.BeginAsync(source.DataSet, day, default);
                await writer.CommitAsync(new StoredDay(StoreData.Conversations, day) { State = StoredDayState.Finished, FetchedAt = DateTimeOffset.UnixEpoch }, default);
                done.Add(day);
            }
        }
    }

    private Task<object?> ExpireAsync() => SqlAsync("UPDATE store_leases SET lease_until = now() - interval '1 s' WHERE token IS NOT NULL");

    /// <summary>Moves the time by beats of 30 seconds until something is true.</summary>
    private static async Task BeatUntilAsync(FakeTimeProvider time, Func<Task<bool>> isTrue)
    {
        var clock = Stopwatch.StartNew();
        do
        {
            Assert.True(clock.Elapsed < Limit);
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
        while (!await isTrue());
    }
}
