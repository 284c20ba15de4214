using System.Diagnostics;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Stores.Tests;

/// <content>Databases that were damaged, or are those of another program.</content>
public sealed partial class SqliteStoreTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task A_damaged_database_is_read_or_refused()
    {
        await OneDayAsync();
        byte[] good = File.ReadAllBytes(Location.Path);
        (int count, int refused) = await FuzzRun.RunAsync(501, 150, good, DamageDatabase, async damaged =>
        {
            Replace(damaged);
            await StatusAsync();
            await UseAsync();
        });
        Assert.InRange(refused, count / 5, count);
    }

    [Fact]
    public async Task Damaged_information_is_read_or_refused()
    {
        await OneDayAsync();
        byte[] good = System.Text.Encoding.UTF8.GetBytes(Execute("SELECT info FROM store_info")!);
        (int count, int refused) = await FuzzRun.RunAsync(502, 150, good, Mutator.Rewrite, async damaged =>
        {
            Execute($"UPDATE store_info SET info = '{System.Text.Encoding.UTF8.GetString(damaged).Replace("'", "''", StringComparison.Ordinal).Replace("\0", string.Empty, StringComparison.Ordinal)}'");
            await StatusAsync();
            await UseAsync();
        });
        Assert.InRange(refused, count / 10, count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task A_database_that_was_cut_is_an_error_with_the_way_out(int length)
    {
        await OneDayAsync();
        Replace(File.ReadAllBytes(Location.Path)[..length]);

        foreach (StoreAccess access in new[] { StoreAccess.Read, StoreAccess.Change })
        {
            GenesysException error = await Assert.ThrowsAnyAsync<GenesysException>(async () => await (await OpenAsync(access)).DisposeAsync());
            Assert.Contains(error.ErrorId, new[] { "NotAStore", "StoreDamaged" });
            Assert.Contains("calls.db", error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.NextStep!);
        }

        Assert.Equal(length, new FileInfo(Location.Path).Length);
    }

    [Fact]
    public async Task A_database_of_another_program_with_tables_of_the_same_names_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE store_info (x INTEGER); CREATE TABLE store_days (y TEXT); CREATE TABLE conversations (z TEXT)");
        string before = Execute("SELECT group_concat(sql, ';') FROM sqlite_master")!;

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            InputException error = await Assert.ThrowsAsync<InputException>(() => OpenAsync(access));
            Assert.Equal("NotAStore", error.ErrorId);
            Assert.Contains("another program", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Execute("SELECT group_concat(sql, ';') FROM sqlite_master"));
    }

    [Theory]
    [InlineData("state = 'Final'")]
    [InlineData("state = 'done'")]
    [InlineData("day = 'tomorrow'")]
    [InlineData("records = -1")]
    [InlineData("hash = 'none'")]
    [InlineData("fetched_at = '9026-03-10T04:00:00.000Z'")]
    [InlineData("fetched_at = '2026-03-01T04:00:00.000Z'")]
    [InlineData("fetched_at = 'yesterday'")]
    [InlineData("watermark = '9026-03-10T04:00:00.000Z'")]
    public async Task A_state_of_a_day_that_no_run_writes_is_an_error_with_the_way_out(string change)
    {
        await OneDayAsync();
        Execute($"UPDATE store_days SET {change}");

        StorageException error = await Assert.ThrowsAsync<StorageException>(StatusAsync);

        Assert.Equal("StoreDamaged", error.ErrorId);
        Assert.Contains("Sync-GenesysStore", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE store_info SET info = 'null'")]
    [InlineData("UPDATE store_info SET info = '{\"data\":[\"Conversations\",\"Conversations\"]}'")]
    [InlineData("UPDATE store_info SET info = '{\"data\":[77]}'")]
    [InlineData("UPDATE store_info SET info = '{\"removed\":[null]}'")]
    [InlineData("UPDATE store_info SET info = 'x'")]
    public async Task Information_that_no_module_writes_is_an_error_with_the_way_out(string sql)
    {
        await OneDayAsync();
        Execute(sql);

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.Equal("StoreDamaged", (await Assert.ThrowsAsync<StorageException>(() => OpenAsync(access))).ErrorId);
        }
    }

    [Theory]
    [InlineData("-wal", "link", "PathIsLink")]
    [InlineData("-shm", "link", "PathIsLink")]
    [InlineData("-journal", "link", "PathIsLink")]
    [InlineData(".lock", "link", "PathIsLink")]
    [InlineData("-wal", "pipe", "PathIsSpecial")]
    [InlineData(".lock", "pipe", "PathIsSpecial")]
    public async Task What_is_planted_next_to_the_database_is_neither_written_through_nor_waited_for(string ending, string what, string errorId)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await OneDayAsync();
        string victim = Path.Combine(Folder, "victim");
        File.WriteAllText(victim, "1");
        if (what == "link")
        {
            File.Delete(Location.Path + ending);
            File.CreateSymbolicLink(Location.Path + ending, victim);
        }
        else
        {
            File.Delete(Location.Path + ending);
            using Process mkfifo = Process.Start("mkfifo", [Location.Path + ending]);
            await mkfifo.WaitForExitAsync();
        }

        Assert.Equal(errorId, (await Assert.ThrowsAnyAsync<GenesysException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        Assert.Equal("1", File.ReadAllText(victim));
    }

    [Fact]
    public async Task A_lock_file_of_a_dead_process_or_of_something_else_does_not_block()
    {
        await OneDayAsync();
        File.WriteAllText(Location.Path + ".lock", "12345 someone else's notes");

        await using IStore store = await OpenAsync(StoreAccess.Write);

        Assert.Equal("StoreBusy", (await Assert.ThrowsAsync<InputException>(() => OpenAsync(StoreAccess.Write))).ErrorId);
        await store.DisposeAsync();
        Assert.Equal("12345 someone else's notes", File.ReadAllText(Location.Path + ".lock"));
    }

    private static byte[] DamageDatabase(ReadOnlySpan<byte> good, Random random)
    {
        if (random.Next(3) == 0)
        {
            return Mutator.Damage(good, random);
        }

        // Most pages have free space in which nothing is read: several places, some of them in the header and the schema.
        byte[] damaged = good.ToArray();
        for (int i = random.Next(1, 30); i > 0; i--)
        {
            damaged[random.Next(random.Next(2) == 0 ? 4096 : damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
    }

    private void Replace(byte[] content)
    {
        foreach (string ending in new[] { "-wal", "-shm", "-journal" })
        {
            File.Delete(Location.Path + ending);
        }

        File.WriteAllBytes(Location.Path, content);
    }

    private async Task OneDayAsync()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, Day, Conversation("a", Day), Conversation("b", Day, isOpen: true));
        await store.SaveRunAsync(new StoreRun { Started = AfterAll, Ended = AfterAll, Outcome = "Complete", Summary = "x" }, default);
    }
}
