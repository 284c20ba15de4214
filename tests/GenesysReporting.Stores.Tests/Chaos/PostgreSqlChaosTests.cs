using System.Runtime.CompilerServices;
using System.Text;
using Xunit.Abstractions;

namespace GenesysReporting.Stores.Tests;

/// <summary>Kills at every operation of workers that fill one database together.</summary>
[NeedsPostgreSql]
[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlChaosTests(PostgreSqlServer server, ITestOutputHelper output)
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(1, 12).Select(day => new DateOnly(2026, 3, day))];
    private static readonly StoreInfo Info = new() { Since = Days[0], Data = [StoreData.Conversations], Created = DateTimeOffset.UnixEpoch };

    private readonly FrozenTime _time = new();
    private readonly string _id = Guid.NewGuid().ToString("N");

    [StoreFact]
    public async Task A_database_that_three_workers_fill_equals_a_full_read()
    {
        (int seeds, int kills) = (Math.Max(1, StoreChaosTests.Seeds / 7), 0);
        for (int seed = 0; seed < seeds; seed++)
        {
            string chaosName = await CreateAsync($"chaos_{seed}");
            string freshName = await CreateAsync($"fresh_{seed}");
            var chaos = new StoreChaos(seed, name => At(name == "chaos" ? chaosName : freshName), workers: 3, () => ExpireAsync(chaosName));
            await chaos.RunAsync();
            kills += chaos.Kills;
        }

        output.WriteLine($"{seeds} seeds, {kills} kills.");
        Assert.True(kills > 0);
    }

    /// <summary>
    /// One worker does three days and is killed in its fourth. The other waits in its first day until then, and does the rest: first
    /// without the day that the dead worker has, and then that day.
    /// </summary>
    [StoreFact]
    public async Task Of_two_workers_of_which_one_is_killed_each_of_twelve_days_is_written_once()
    {
        string database = await CreateAsync("two");
        var dead = new TaskCompletionSource();
        await using IStore other = await OpenAsync(database);
        await other.PrepareAsync(Info, StoreTables.All(Info), default);
        var counting = new KillingStore(other, int.MaxValue);
        SyncState state = Plan();

        // Before and after the lease and the beginning, before each of three records, before and after the commit: nine points a day.
        IStore store = await OpenAsync(database);
        var killed = new KillingStore(store, (3 * 9) + 6);
        Task run = RunAsync(counting, state, dead.Task);
        await Assert.ThrowsAsync<KilledException>(() => RunAsync(killed, Plan(), Task.CompletedTask));
        await store.DisposeAsync();
        dead.SetResult();
        await run;

        Assert.Equal((3, 8), (killed.Committed.Count, counting.Committed.Count));
        Assert.Equal(11, (await other.ReadDaysAsync(default)).Count);
        DateOnly missing = Assert.Single(Days.Except([.. killed.Committed, .. counting.Committed]));

        await ExpireAsync(database);
        await RunAsync(counting, state, Task.CompletedTask);

        Assert.Equal(missing, counting.Committed[^1]);
        Assert.Equal(Days, killed.Committed.Concat(counting.Committed).Order());
        Assert.Equal(Days.Select(d => (d, StoredDayState.Finished, 3L)), (await other.ReadDaysAsync(default)).Select(d => (d.Day, d.State, d.Records)));
    }

    private static SyncState Plan()
    {
        var state = new SyncState();
        state.Begin([.. Days.Select(d => new StoredDay(StoreData.Conversations, d)).Select(d => new SyncDay(d, d.End))], []);
        return state;
    }

    private async Task RunAsync(KillingStore store, SyncState state, Task ready)
    {
        using var deadline = new SyncDeadline(_time, null);
        var readers = new Dictionary<StoreData, IDayReader> { [StoreData.Conversations] = new ThreeADay(ready) };
        await new SyncDays(_time, store, readers, state, deadline).RunAsync(default);
    }

    private async Task<string> CreateAsync(string name)
    {
        string database = $"{name}_{_id}";
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {database}");
        return database;
    }

    private StoreLocation At(string database) => new(StoreKind.PostgreSql, server.ConnectionString(database))
    {
        Password = () => server.Password,
        DisplayName = database,
    };

    private Task<IStore> OpenAsync(string database) => ((IStoreFactory)new StoreFactory()).OpenAsync(At(database), StoreAccess.Write, _time, default);

    /// <summary>
    /// Lets all leases run out, for which a test does not wait. Workers that live renew theirs, or lose them to one that takes the day.
    /// </summary>
    private Task<object?> ExpireAsync(string database) => server.ExecuteAsync(
        database, "DO $$ BEGIN IF to_regclass('store_leases') IS NOT NULL THEN UPDATE store_leases SET lease_until = now() - interval '1 second'; END IF; END $$");

    /// <summary>Three conversations a day.</summary>
    /// <param name="ready">The end of the wait before a day.</param>
    private sealed class ThreeADay(Task ready) : IDayReader
    {
        private readonly ConversationTables _tables = new(keepsRaw: false);

        public StoreDataSet DataSet => _tables.DataSet;

        public async IAsyncEnumerable<IEnumerable<StoreRecord>> ReadAsync(SyncDay day, DayOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await ready;
            string time = $"{day.Day:yyyy-MM-dd}T10:00:00.000Z";
            yield return Enumerable.Range(1, 3).Select(n => _tables.Read(
                Encoding.UTF8.GetBytes($$"""{"conversationId":"{{day.Day.Day}}-{{n}}","conversationStart":"{{time}}","conversationEnd":"{{time}}"}"""), "Query", day.Day));
            (outcome.Source, outcome.IsComplete) = ("Query", true);
        }
    }
}
