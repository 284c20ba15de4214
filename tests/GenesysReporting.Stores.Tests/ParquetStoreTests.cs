using System.Diagnostics;
using GenesysReporting.Errors;
using GenesysReporting.Names;

namespace GenesysReporting.Stores.Tests;

/// <summary>Stores in folders of Parquet files.</summary>
public sealed partial class ParquetStoreTests : StoreContract
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Second = new(2026, 3, 3);

    private protected override StoreLocation Location => new(StoreKind.Parquet, Path.Combine(Folder, "lake")) { DisplayName = "lake" };

    private string Lake => Location.Path;

    [Fact]
    public async Task A_second_writer_is_told_and_a_reader_reads_the_last_finished_day()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First));
        await using IStoreWriter writer = await store.BeginAsync(StoreTables.Of(StoreData.Conversations, false), First, default);

        foreach (StoreAccess access in new[] { StoreAccess.Write, StoreAccess.Change })
        {
            Assert.Equal("StoreBusy", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(access))).ErrorId);
        }

        await using IStore reader = await OpenAsync(StoreAccess.Read);
        Assert.Equal(["a False"], await KeysAsync(reader, First));
    }

    [Fact]
    public async Task Each_table_has_one_file_a_day_and_nothing_is_left_of_writing()
    {
        await using (IStore store = await PreparedAsync())
        {
            await WriteAsync(store, First, Conversation("a", First));
            await using IStoreWriter abandoned = await store.BeginAsync(StoreTables.Of(StoreData.Conversations, false), Second, default);
            await abandoned.AddAsync(Conversation("b", Second), default);
        }

        string[] files = [.. Directory.GetFiles(Lake, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Lake, f).Replace('\\', '/'))];
        // Eight tables of conversations on one day, and eight of names.
        Assert.Equal(8, files.Count(f => f.StartsWith("table=", StringComparison.Ordinal) && f.EndsWith("/day=2026-03-02/part-0.parquet", StringComparison.Ordinal)));
        Assert.Equal(8, files.Count(f => f.Split('/') is [_, "part-0.parquet"]));
        Assert.Equal(["_lock", "_manifests/Conversations/2026-03-02.json", "_store.json"], files.Where(f => !f.StartsWith("table=", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_something_else_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Lake);
        File.WriteAllText(Path.Combine(Lake, "invoices.csv"), "1");

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            InputException error = await Assert.ThrowsAsync<InputException>(() => OpenAsync(access));
            Assert.Equal("NotAStore", error.ErrorId);
            Assert.Contains("invoices.csv", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["invoices.csv"], Directory.GetFileSystemEntries(Lake).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        File.WriteAllText(Lake, "1");

        Assert.Equal("NotAStore", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        Assert.Equal("1", File.ReadAllText(Lake));
    }

    [Fact]
    public async Task An_empty_folder_becomes_a_store_by_writing_alone()
    {
        Directory.CreateDirectory(Lake);

        Assert.Equal("StoreNotFound", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Read))).ErrorId);
        Assert.Equal("StoreNotFound", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Change))).ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(Lake));
        await (await PreparedAsync()).DisposeAsync();
        await (await OpenAsync(StoreAccess.Read)).DisposeAsync();
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_stores_own_files_is_refused()
    {
        await (await PreparedAsync()).DisposeAsync();
        string elsewhere = Directory.CreateDirectory(Path.Combine(Folder, "elsewhere")).FullName;
        Directory.Delete(Path.Combine(Lake, "_staging"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Lake, "_staging"), elsewhere);

        InputException error = await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Write));
        Assert.Equal("NotAStore", error.ErrorId);
        Assert.Contains("_staging", error.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(elsewhere));
    }

    [Theory]
    [InlineData("_lock", "PathIsSpecial")]
    [InlineData("_store.json", "StoreDamaged")]
    public async Task A_pipe_in_the_place_of_the_stores_own_files_is_refused(string name, string errorId)
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no pipes with paths in folders.
            return;
        }

        await (await PreparedAsync()).DisposeAsync();
        string path = Path.Combine(Lake, name);
        File.Delete(path);
        using (Process mkfifo = Process.Start("mkfifo", [path]))
        {
            await mkfifo.WaitForExitAsync();
        }

        Assert.Equal(errorId, (await Assert.ThrowsAnyAsync<GenesysException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
    }

    [Theory]
    [InlineData("_store.json", "{\"info\": 7")]
    [InlineData("_manifests/Conversations/2026-03-02.json", "null, or")]
    [InlineData("table=conversations/day=2026-03-02/part-0.parquet", "PAR1 but not really a file of that kind PAR1")]
    public async Task A_damaged_file_is_named(string name, string content)
    {
        await using (IStore store = await PreparedAsync())
        {
            await WriteAsync(store, First, Conversation("a", First));
        }

        File.WriteAllText(Path.Combine(Lake, name), content);
        GenesysException error = await Assert.ThrowsAnyAsync<GenesysException>(async () =>
        {
            await using IStore store = await OpenAsync(StoreAccess.Read);
            await store.ReadDaysAsync(default);
            await KeysAsync(store, First);
        });
        Assert.Equal("StoreDamaged", error.ErrorId);
        Assert.Contains(Path.GetFileName(name), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_which_any_byte_changed_is_an_error_of_the_store_and_no_other()
    {
        await using (IStore store = await PreparedAsync())
        {
            await WriteAsync(store, First, [.. Enumerable.Range(0, 50).Select(i => Conversation($"c{i}", First))]);
        }

        string part = Path.Combine(Lake, "table=conversations", "day=2026-03-02", "part-0.parquet");
        byte[] whole = File.ReadAllBytes(part);
        int refused = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = seed % 3 == 0 ? whole[..random.Next(1, whole.Length)] : [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(part, damaged);
            await using IStore store = await OpenAsync(StoreAccess.Read);
            try
            {
                await KeysAsync(store, First);
            }
            catch (StorageException e)
            {
                Assert.Equal("StoreDamaged", e.ErrorId);
                refused++;
            }
        }

        Assert.Equal(300, refused);
    }

    [Fact]
    public async Task Late_records_that_are_the_same_rewrite_nothing()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First), Conversation("b", First));
        string part = Path.Combine(Lake, "table=conversations", "day=2026-03-02", "part-0.parquet");
        File.SetLastWriteTimeUtc(part, DateTime.UnixEpoch);
        Assert.Equal(new StoreChanges(0, 0, 2), await WriteAsync(store, Second, Conversation("a", First), Conversation("b", First)));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(part));

        // Of one that changed, the files of tables in which it has no rows stay as well.
        string surveys = Path.Combine(Lake, "table=surveys", "day=2026-03-02", "part-0.parquet");
        File.SetLastWriteTimeUtc(surveys, DateTime.UnixEpoch);
        Assert.Equal(new StoreChanges(1, 0, 0), await WriteAsync(store, Second, Conversation("a", First, agents: 2)));
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(part));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(surveys));
    }

    [Fact]
    public async Task A_record_that_comes_twice_late_is_there_once()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, source: "Job"));

        Assert.Equal(
            new StoreChanges(Replaced: 1, Added: 0, Unchanged: 2),
            await WriteAsync(store, Second, Conversation("a", First), Conversation("a", First, agents: 3), Conversation("a", First, agents: 3)));
        Assert.Equal(["a False"], await KeysAsync(store, First));
        // The attribute of the job, which neither query deleted.
        Assert.Equal(["3|1"], Duck.Query($"SELECT (SELECT count(*) FROM '{Lake}/table=participants/*/*.parquet'), (SELECT count(*) FROM '{Lake}/table=attributes/*/*.parquet')"));
    }

    [Fact]
    public async Task An_engine_reads_every_table_with_the_counts_of_the_store()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First, agents: 2, source: "Job"), Conversation("b", First, isOpen: true));
        await WriteAsync(store, Second, Conversation("c", Second, agents: 3));
        await store.ReplaceTableAsync(NameTables.All[LookupKind.Queue], [["q1", "Billing", null, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), null]], default);
        StoreDataSet data = StoreTables.Of(StoreData.Conversations, keepsRaw: false);
        IEnumerable<StoreTable> tables = data.Tables.Concat(NameTables.All.Values);

        Assert.Equal(
            (await store.CountAsync([.. tables], default)).Select(t => $"{t.Table} {t.Rows}"),
            tables.Select(t => $"{t.Name} {Duck.Query($"SELECT count(*) FROM read_parquet('{Lake}/table={t.Name}/{(t.IsByDay ? "*/" : string.Empty)}*.parquet', hive_partitioning = true, union_by_name = true)")[0]}"));
        Assert.Equal(
            ["2026-03-02|a|2026-03-02 08:00:00+00|2026-03-02 09:00:00+00", "2026-03-02|b|2026-03-02 08:00:00+00|", "2026-03-03|c|2026-03-03 08:00:00+00|2026-03-03 09:00:00+00"],
            Duck.Query($"SELECT day::VARCHAR, conversation_id, start_time::VARCHAR, end_time::VARCHAR FROM read_parquet('{Lake}/table=conversations/*/*.parquet', hive_partitioning = true) ORDER BY 2"));
        // Each of six agents has a metric of 1,200 ms.
        Assert.Equal(["7200"], Duck.Query($"SELECT sum(value) FROM '{Lake}/table=metrics/*/*.parquet' WHERE metric = 'tTalk' AND emit_time >= TIMESTAMPTZ '2026-03-02 08:10:00+00'"));
    }

    [Fact]
    public async Task An_engine_unites_days_from_before_and_after_a_column_was_added()
    {
        StoreTable[] older = [.. StoreTables.All(Info()).Select(t => t.Name == "segments" ? t with { Columns = [.. t.Columns.SkipLast(1)] } : t)];
        var data = new StoreDataSet(StoreData.Conversations, [.. older.Where(t => StoreTables.Of(StoreData.Conversations, false).Tables.Any(n => n.Name == t.Name))]);
        await using (IStore store = await OpenAsync(StoreAccess.Write))
        {
            await store.PrepareAsync(Info(), older, default);
            await using IStoreWriter writer = await store.BeginAsync(data, First, default);
            StoreRecord record = Conversation("a", First, agents: 2);
            record.Rows[3] = [.. record.Rows[3].Select(row => row[..^1])];
            await writer.AddAsync(record, default);
            await writer.CommitAsync(new StoredDay(StoreData.Conversations, First) { State = StoredDayState.Finished, Records = 1 }, default);
        }

        await using IStore newer = await PreparedAsync();
        await WriteAsync(newer, Second, Conversation("b", Second));
        string segments = $"read_parquet('{Lake}/table=segments/*/*.parquet', hive_partitioning = true, union_by_name = true)";
        Assert.Equal(["2026-03-02|2|0", "2026-03-03|1|0"], Duck.Query($"SELECT day::VARCHAR, count(*), count(source_conversation_id) FROM {segments} GROUP BY 1 ORDER BY 1"));

        // A late record brings the old day's file the new column; the rows that were there stay.
        await WriteAsync(newer, Second, Conversation("b", Second), Conversation("n", First));
        Assert.Equal(["3"], Duck.Query($"SELECT count(source_conversation_id IS NULL) FROM '{Lake}/table=segments/day=2026-03-02/*.parquet'"));
    }

    [Fact]
    public async Task The_size_is_that_of_the_files()
    {
        await using IStore store = await PreparedAsync();
        long before = await store.SizeAsync(default);
        await WriteAsync(store, First, Conversation("a", First));

        long added = Directory.GetFiles(Lake, "*", SearchOption.AllDirectories).Where(f => f.Contains("2026-03-02", StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length);
        Assert.Equal(before + added, await store.SizeAsync(default));
    }
}
