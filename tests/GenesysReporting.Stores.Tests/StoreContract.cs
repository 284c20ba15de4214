using System.Text;
using GenesysReporting.Errors;

// Kinds that need a server skip their tests where there is none.
using FactAttribute = GenesysReporting.Stores.Tests.StoreFactAttribute;

namespace GenesysReporting.Stores.Tests;

/// <summary>The promises of every kind of store. Each kind derives a class from it.</summary>
public abstract class StoreContract : IDisposable
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Second = new(2026, 3, 3);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 4, 0, 0, TimeSpan.Zero);

    private readonly ConversationTables _tables = new(keepsRaw: false);

    /// <summary>A folder of the test, which is deleted after it.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("gr-store-").FullName;

    /// <summary>The place of the store.</summary>
    private protected abstract StoreLocation Location { get; }


    private StoreDataSet Data => _tables.DataSet;

    [Fact]
    public async Task A_new_store_has_no_information_and_no_days()
    {
        await using IStore store = await OpenAsync(StoreAccess.Write);

        Assert.Null(await store.ReadInfoAsync(default));
        Assert.Empty(await PrepareAsync(store));
        Assert.Equal("org-1", (await store.ReadInfoAsync(default))!.OrganizationId);
        Assert.Empty(await store.ReadDaysAsync(default));
        Assert.All(await store.CountAsync(StoreTables.All(Info()), default), t => Assert.Equal(0, t.Rows));
        Assert.Null(await store.ReadLastRunAsync(default));
    }

    [Fact]
    public async Task A_day_is_written_with_its_state_and_survives_closing()
    {
        await using (IStore store = await PreparedAsync())
        {
            await WriteAsync(store, First, Conversation("a", First, agents: 2), Conversation("b", First, isOpen: true));
        }

        await using IStore again = await OpenAsync(StoreAccess.Read);
        StoredDay day = Assert.Single(await again.ReadDaysAsync(default));
        Assert.Equal((StoreData.Conversations, First, StoredDayState.Finished, 2L, Now), (day.Data, day.Day, day.State, day.Records, day.FetchedAt));
        Assert.Equal(["a False", "b True"], await KeysAsync(again, First));
        Assert.Equal(["b"], await OpenKeysAsync(again));
        Assert.Equal(2, await RowsAsync(again, "conversations"));
        Assert.Equal(3, await RowsAsync(again, "participants"));
    }

    [Fact]
    public async Task A_day_that_is_fetched_again_replaces_what_was_there()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, agents: 3), Conversation("b", First));
        await WriteAsync(store, Second, Conversation("c", Second));
        await WriteAsync(store, First, Conversation("a", First, agents: 1));

        Assert.Equal(["a False"], await KeysAsync(store, First));
        Assert.Equal(["c False"], await KeysAsync(store, Second));
        Assert.Equal(2, await RowsAsync(store, "participants"));
    }

    [Fact]
    public async Task Without_a_commit_nothing_changes()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First));
        await using (IStoreWriter writer = await store.BeginAsync(Data, First, default))
        {
            await writer.AddAsync(Conversation("b", First), default);
            await writer.AddAsync(Conversation("c", Second), default);
        }

        Assert.Equal(["a False"], await KeysAsync(store, First));
        Assert.Empty(await KeysAsync(store, Second));
        Assert.Equal(1, await RowsAsync(store, "conversations"));
    }

    [Fact]
    public async Task A_late_record_replaces_that_of_its_own_day_and_the_day_is_counted_again()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, isOpen: true), Conversation("b", First));
        string before = (await store.ReadDaysAsync(default))[0].Hash;
        StoreChanges changes = await WriteAsync(
            store, Second, Conversation("c", Second), Conversation("a", First, agents: 2), Conversation("b", First), Conversation("n", First));

        Assert.Equal(new StoreChanges(Replaced: 1, Added: 1, Unchanged: 1), changes);
        Assert.Equal(["a False", "b False", "n False"], await KeysAsync(store, First));
        Assert.Empty(await OpenKeysAsync(store));
        StoredDay day = (await store.ReadDaysAsync(default))[0];
        Assert.Equal((3L, Now), (day.Records, day.FetchedAt));
        Assert.NotEqual(before, day.Hash);
        Assert.Equal(await HashAsync(store, First), day.Hash);
        Assert.Equal(await AllRowsAsync(store), (await store.ReadDaysAsync(default)).Sum(d => d.Rows));
    }

    [Fact]
    public async Task Single_records_are_replaced_without_a_day()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, isOpen: true));
        await using (IStoreWriter writer = await store.BeginAsync(Data, null, default))
        {
            await writer.AddAsync(Conversation("a", First), default);
            Assert.Equal(new StoreChanges(1, 0, 0), await writer.CommitAsync(null, default));
        }

        Assert.Empty(await OpenKeysAsync(store));
    }

    [Fact]
    public async Task A_record_without_attributes_keeps_those_that_a_job_brought()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, isOpen: true, source: "Job"), Conversation("b", First, source: "Query"));
        await using (IStoreWriter writer = await store.BeginAsync(Data, null, default))
        {
            await writer.AddAsync(Conversation("a", First, source: "Id"), default);
            await writer.AddAsync(Conversation("b", First, source: "Job"), default);
            Assert.Equal(new StoreChanges(2, 0, 0), await writer.CommitAsync(null, default));
        }

        // One of a, which the record by id did not delete, and one of b, which came with the job.
        Assert.Equal(2, await RowsAsync(store, "attributes"));
    }

    [Fact]
    public async Task A_presence_and_a_routing_status_of_one_start_and_one_word_are_two_records()
    {
        await using IStore store = await PreparedAsync();
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        foreach (DateTimeOffset? end in new DateTimeOffset?[] { null, start.AddHours(1) })
        {
            await using IStoreWriter writer = await store.BeginAsync(UserTables.DataSet, null, default);
            var user = new Analytics.AnalyticsUserDetail
            {
                UserId = "u1",
                PrimaryPresence = [new() { SystemPresence = "IDLE", StartTime = start, EndTime = end }],
                RoutingStatus = [new() { RoutingStatus = "IDLE", StartTime = start, EndTime = end }],
            };
            foreach (StoreRecord record in new UserTables().Read(user))
            {
                await writer.AddAsync(record, default);
            }

            Assert.Equal(end is null ? new StoreChanges(0, 2, 0) : new StoreChanges(2, 0, 0), await writer.CommitAsync(null, default));
        }

        Assert.All(await store.CountAsync(UserTables.DataSet.Tables, default), t => Assert.Equal(1, t.Rows));
    }

    [StoreFact]
    public async Task Failures_and_gaps_are_saved_without_touching_rows()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First));
        StoredDay day = (await store.ReadDaysAsync(default))[0];
        await store.SaveDaysAsync([day with { Failure = "503" }, new StoredDay(StoreData.Conversations, Second) { State = StoredDayState.Gap }], default);

        Assert.Equal(["503 Finished", " Gap"], (await store.ReadDaysAsync(default)).Select(d => $"{d.Failure} {d.State}"));
        Assert.Equal(["a False"], await KeysAsync(store, First));
    }

    [Fact]
    public async Task Names_are_replaced_as_a_whole()
    {
        await using IStore store = await PreparedAsync();
        StoreTable queues = NameTables.All[Names.LookupKind.Queue];
        await store.ReplaceTableAsync(queues, [["q1", "Billing", null, Now, null], ["q1", "Old", null, Now.AddDays(-1), Now]], default);
        await store.ReplaceTableAsync(queues, [["q1", "Bills", null, Now, null]], default);

        Assert.Equal(["q1", "Bills", null, Now, null], Assert.Single(await store.ReadTableAsync(queues, default)));
    }

    [Fact]
    public async Task Columns_that_are_new_are_added_and_told()
    {
        StoreTable[] older = [.. StoreTables.All(Info()).Select(t => t.Name == "segments" ? t with { Columns = [.. t.Columns.SkipLast(1)] } : t)];
        await using (IStore store = await OpenAsync(StoreAccess.Write))
        {
            await store.PrepareAsync(Info(), older, default);
        }

        await using IStore newer = await OpenAsync(StoreAccess.Write);
        Assert.Contains("source_conversation_id", Assert.Single(await newer.PrepareAsync(Info(), StoreTables.All(Info()), default)), StringComparison.Ordinal);
        Assert.Empty(await newer.PrepareAsync(Info(), StoreTables.All(Info()), default));
        await WriteAsync(newer, First, Conversation("a", First));
    }

    [Fact]
    public async Task A_newer_store_is_refused()
    {
        await using (IStore store = await OpenAsync(StoreAccess.Write))
        {
            await store.PrepareAsync(Info() with { Version = StoreInfo.CurrentVersion + 1, ModuleVersion = "9.9" }, StoreTables.All(Info()), default);
        }

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            InputException error = await Assert.ThrowsAsync<InputException>(() => OpenAsync(access));
            Assert.Equal("StoreTooNew", error.ErrorId);
            Assert.Contains("9.9", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_older_store_gets_what_is_new_and_the_new_version_also_by_a_removal()
    {
        await using (IStore store = await OpenAsync(StoreAccess.Write))
        {
            await PrepareOlderAsync(store);
            await WriteOlderAsync(store);
            await StoreEraser.RemoveAsync(store, Location, ["b"], null, "2.0", default);
        }

        await using IStore newer = await OpenAsync(StoreAccess.Write);
        Assert.Equal((StoreInfo.CurrentVersion, "2.0"), await newer.ReadInfoAsync(default) is { } info ? (info.Version, info.ModuleVersion) : default);
        Assert.Empty(await PrepareAsync(newer));
        await WriteAsync(newer, Second, Conversation("c", Second), Conversation("n", First));
        Assert.Equal(["a False", "n False"], await KeysAsync(newer, First));
        Assert.Equal(["c False"], await KeysAsync(newer, Second));
    }

    [Fact]
    public async Task Records_are_removed_by_key_and_by_age()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First), Conversation("b", First));
        await WriteAsync(store, Second, Conversation("c", Second));

        Assert.Equal(["b"], await store.RemoveRecordsAsync(Data, ["b", "unknown"], default));
        Assert.Equal(1, (await store.ReadDaysAsync(default))[0].Records);
        Assert.Equal(1, await store.RemoveBeforeAsync(Data, Second, default));
        Assert.Equal([Second], (await store.ReadDaysAsync(default)).Select(d => d.Day));
        Assert.Equal(await AllRowsAsync(store), (await store.ReadDaysAsync(default)).Sum(d => d.Rows));
    }

    /// <summary>A run saves the information that it read at its start, and another process may have saved more since.</summary>
    [Fact]
    public async Task Information_that_was_read_earlier_does_not_undo_removals_or_drop_data()
    {
        await using IStore store = await PreparedAsync();
        StoreInfo early = Info() with { Data = [StoreData.Conversations] };
        await StoreEraser.RemoveAsync(store, Location, ["a", "b"], null, "1.0", default);
        await StoreEraser.RemoveAsync(store, Location, [], Second, "1.0", default);
        await store.PrepareAsync(early with { Removed = ["b", "c"], RemovedBefore = First, ModuleVersion = "2.0" }, StoreTables.All(early), default);

        StoreInfo info = (await store.ReadInfoAsync(default))!;
        Assert.Equal(["a", "b", "c"], info.Removed);
        Assert.Equal((Second, Second, "2.0"), (info.RemovedBefore, info.Since, info.ModuleVersion));
        Assert.Equal(Info().Data, info.Data);
        await store.PrepareAsync(early with { Since = First.AddDays(-5) }, StoreTables.All(early), default);
        Assert.Equal(Second, (await store.ReadInfoAsync(default))!.Since);
    }

    [Fact]
    public async Task A_store_that_another_process_made_in_another_way_is_refused_whole()
    {
        await using IStore store = await PreparedAsync();
        foreach ((string error, StoreInfo other) in new[]
        {
            ("OtherOrganization", Info() with { OrganizationId = "org-2" }),
            ("ProtectionChanged", Info() with { Protection = "Ani=Drop" }),
            ("RawChanged", Info() with { KeepsRaw = true }),
            ("StoreTooNew", Info() with { Version = StoreInfo.CurrentVersion - 1 }),
        })
        {
            Assert.Equal(error, (await Assert.ThrowsAsync<InputException>(() => store.PrepareAsync(other, StoreTables.All(other), default))).ErrorId);
        }

        Assert.Equal(("org-1", false, null), await store.ReadInfoAsync(default) is { } info ? (info.OrganizationId, info.KeepsRaw, info.Protection) : default);
        Assert.DoesNotContain(await store.CountAsync(StoreTables.All(Info()), default), t => t.Table == "raw_conversations");
    }

    [Fact]
    public async Task The_last_run_is_kept()
    {
        await using IStore store = await PreparedAsync();
        await store.SaveRunAsync(new StoreRun { Started = Now, Ended = Now.AddMinutes(1), Outcome = "Failed", Summary = "one" }, default);
        await store.SaveRunAsync(new StoreRun { Started = Now.AddDays(1), Ended = Now.AddDays(1).AddMinutes(1), Outcome = "Complete", Summary = "two" }, default);

        Assert.Equal(("Complete", "two", Now.AddDays(1)), await store.ReadLastRunAsync(default) is { } run ? (run.Outcome, run.Summary, run.Started) : default);
    }

    [Fact]
    public async Task A_store_that_does_not_exist_is_not_created_by_reading()
    {
        foreach (StoreAccess access in new[] { StoreAccess.Read, StoreAccess.Change })
        {
            Assert.Equal("StoreNotFound", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(access))).ErrorId);
        }
    }

    [Fact]
    public async Task A_task_is_taken_once()
    {
        await using IStore store = await PreparedAsync();
        var task = new StoreTask("Conversations", First, null);
        await using (IStoreLease? lease = await store.TakeAsync([task], default))
        {
            Assert.Equal(task, lease!.Task);
            Assert.False(lease.Lost.IsCancellationRequested);
        }

        Assert.Null(await store.TakeAsync([], default));
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<IStore> OpenAsync(StoreAccess access) =>
        ((IStoreFactory)new StoreFactory()).OpenAsync(Location, access, TimeProvider.System, default);

    private protected async Task<IStore> PreparedAsync()
    {
        IStore store = await OpenAsync(StoreAccess.Write);
        await PrepareAsync(store);
        return store;
    }

    private protected static Task<IReadOnlyList<string>> PrepareAsync(IStore store) => store.PrepareAsync(Info(), StoreTables.All(Info()), default);

    private protected static StoreInfo Info() => new()
    {
        OrganizationId = "org-1",
        Created = Now,
        Since = First,
        Data = [StoreData.Conversations, StoreData.UserDetails, StoreData.QueueIntervals],
    };

    private protected StoreRecord Conversation(string id, DateOnly day, int agents = 1, bool isOpen = false, string source = "Query")
    {
        string end = isOpen ? string.Empty : $"\"conversationEnd\":\"{day:yyyy-MM-dd}T09:00:00.000Z\",";
        string attributes = source == "Job" ? "\"attributes\":{\"Tier\":\"Gold\"}," : string.Empty;
        string Agent(int n) => $$"""{"participantId":"{{id}}-{{n}}",{{(n == 0 ? attributes : string.Empty)}}"purpose":"agent","sessions":[{"sessionId":"{{id}}-s{{n}}","mediaType":"voice","metrics":[{"name":"tTalk","value":1200,"emitDate":"{{day:yyyy-MM-dd}}T08:10:00.000Z"}],"segments":[{"segmentType":"interact","segmentStart":"{{day:yyyy-MM-dd}}T08:00:00.000Z"}]}]}""";
        string json = $$"""{"conversationId":"{{id}}","conversationStart":"{{day:yyyy-MM-dd}}T08:00:00.000Z",{{end}}"participants":[{{string.Join(',', Enumerable.Range(0, agents).Select(Agent))}}]}""";
        return _tables.Read(Encoding.UTF8.GetBytes(json), source, day);
    }

    /// <summary>Returns the tables of an older module: without surveys, and without the last column of segments.</summary>
    private protected static IReadOnlyList<StoreTable> Older(IEnumerable<StoreTable> tables) =>
        [.. tables.Where(t => t.Name != "surveys").Select(t => t.Name == "segments" ? t with { Columns = [.. t.Columns.SkipLast(1)] } : t)];

    /// <summary>Makes the store of an older module.</summary>
    private protected static Task PrepareOlderAsync(IStore store) =>
        store.PrepareAsync(Info() with { Version = StoreInfo.CurrentVersion - 1, ModuleVersion = "0.9" }, Older(StoreTables.All(Info())), default);

    /// <summary>Writes two conversations of the first day as an older module does.</summary>
    private protected async Task WriteOlderAsync(IStore store)
    {
        int segments = _tables.DataSet.Tables.ToList().FindIndex(t => t.Name == "segments");
        StoreRecord[] records = [.. new[] { "a", "b" }.Select(id =>
        {
            StoreRecord record = Conversation(id, First);
            record.Rows[segments] = [.. record.Rows[segments].Select(row => row[..^1])];
            return record with { Rows = [.. record.Rows.SkipLast(1)] };
        })];
        await WriteAsync(store, First, Data with { Tables = Older(Data.Tables) }, records);
    }

    private protected Task<StoreChanges> WriteAsync(IStore store, DateOnly day, params StoreRecord[] records) => WriteAsync(store, day, Data, records);

    private static async Task<StoreChanges> WriteAsync(IStore store, DateOnly day, StoreDataSet data, StoreRecord[] records)
    {
        await using IStoreWriter writer = await store.BeginAsync(data, day, default);
        (long count, long rows, string hash) = (0, 0, RecordHash.None);
        foreach (StoreRecord record in records)
        {
            await writer.AddAsync(record, default);
            if (record.Day == day)
            {
                (count, rows, hash) = (count + 1, rows + record.Rows.Sum(r => r.Count), RecordHash.Combine(hash, record.Hash));
            }
        }

        var state = new StoredDay(StoreData.Conversations, day)
        {
            State = StoredDayState.Finished, Records = count, Rows = rows, Hash = hash, FetchedAt = Now, Watermark = Now.AddHours(-6), Source = "Query",
        };
        return await writer.CommitAsync(state, default);
    }

    /// <summary>A time after everything that the tests write.</summary>
    private protected static DateTimeOffset AfterAll => Now.AddHours(1);

    /// <summary>Returns the days as Get-GenesysStore does, after it has read everything else that it shows.</summary>
    private protected async Task<IReadOnlyList<StoreDay>> StatusAsync()
    {
        await using IStore store = await OpenAsync(StoreAccess.Read);
        StoreInfo info = await StoreInfoReader.ReadAsync(store, Location, default);
        var reader = new StoreStatusReader(store, Location, info with { Since = info.Since > First ? info.Since : First }, AfterAll);
        await reader.ReadAsync(default);
        return await reader.ReadDaysAsync(default);
    }

    /// <summary>Uses a store in the ways in which Sync-, Test- and Remove- do.</summary>
    private protected async Task UseAsync()
    {
        await using IStore store = await OpenAsync(StoreAccess.Change);
        StoreInfo info = await StoreInfoReader.ReadAsync(store, Location, default);
        await KeysAsync(store, First);
        await store.PrepareAsync(info, StoreTables.All(info), default);
        await WriteAsync(store, Second, Conversation("c", Second), Conversation("a", First, agents: 2));
        await StoreEraser.RemoveAsync(store, Location, ["c"], null, "1.0", default);
        await StoreEraser.RemoveAsync(store, Location, [], First.AddDays(-1), "1.0", default);
    }

    private protected async Task<string[]> KeysAsync(IStore store, DateOnly day)
    {
        var keys = new List<string>();
        await foreach (StoredRecord record in store.ReadRecordsAsync(Data, day, default))
        {
            keys.Add($"{record.Key} {record.IsOpen}");
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }

    private async Task<string[]> OpenKeysAsync(IStore store)
    {
        var keys = new List<string>();
        await foreach (StoredRecord record in store.ReadOpenAsync(Data, default))
        {
            keys.Add(record.Key);
        }

        return [.. keys];
    }

    private async Task<string> HashAsync(IStore store, DateOnly day)
    {
        string hash = RecordHash.None;
        await foreach (StoredRecord record in store.ReadRecordsAsync(Data, day, default))
        {
            hash = RecordHash.Combine(hash, record.Hash);
        }

        return hash;
    }

    private async Task<long> RowsAsync(IStore store, string table) => (await store.CountAsync([Data.Tables.Single(t => t.Name == table)], default))[0].Rows;

    private async Task<long> AllRowsAsync(IStore store) => (await store.CountAsync(Data.Tables, default)).Sum(t => t.Rows);
}
