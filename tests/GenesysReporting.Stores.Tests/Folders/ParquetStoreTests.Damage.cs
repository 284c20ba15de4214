using System.Diagnostics;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Stores.Tests;

/// <content>Folders that were damaged, or in which something was planted.</content>
public sealed partial class ParquetStoreTests
{
    private const string ManifestFile = "_manifests/Conversations/2026-03-02.json";
    private const string PartOfDay = "table=conversations/day=2026-03-02/part-0.parquet";

    [Theory]
    [InlineData("table=conversations/day=2026-03-02/part-0.parquet", "../../outside/part-0.parquet")]
    [InlineData("table=conversations/day=2026-03-02/part-0.parquet", "/nothing/part-0.parquet")]
    [InlineData("table=conversations/day=2026-03-02/part-0.parquet", "table=conversations/day=2026-03-03/part-0.parquet")]
    [InlineData("\"table\": \"segments\"", "\"table\": \"../segments\"")]
    [InlineData("\"table\": \"segments\"", "\"table\": \"conversations\"")]
    [InlineData("\"day\": \"2026-03-02\"", "\"day\": \"2026-03-03\"")]
    [InlineData("\"data\": \"Conversations\"", "\"data\": \"UserDetails\"")]
    [InlineData("\"open\": 0", "\"open\": -1")]
    [InlineData("\"open\": 0", "\"open\": 1e99")]
    [InlineData("\"files\": [", "\"files\": [null,")]
    [InlineData("\"records\": 1,", "\"records\": -1,")]
    [InlineData("\"state\": \"Finished\"", "\"state\": \"Final\"")]
    [InlineData("\"state\": \"Finished\"", "\"state\": 17")]
    [InlineData("\"fetchedAt\": \"2026", "\"fetchedAt\": \"9026")]
    [InlineData("\"fetchedAt\": \"2026-03-10", "\"fetchedAt\": \"2026-03-01")]
    [InlineData("\"watermark\": \"2026", "\"watermark\": \"9026")]
    public async Task A_manifest_that_contradicts_itself_or_the_clock_is_named_with_the_way_out(string right, string wrong)
    {
        await OneDayAsync();
        string path = Path.Combine(Lake, ManifestFile);
        string content = File.ReadAllText(path);
        Assert.Contains(right, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(right, wrong, StringComparison.Ordinal));

        StorageException error = await Assert.ThrowsAsync<StorageException>(StatusAsync);

        Assert.Equal("StoreDamaged", error.ErrorId);
        Assert.Contains("2026-03-02", error.Message, StringComparison.Ordinal);
        Assert.Contains("_manifests", error.NextStep, StringComparison.Ordinal);

        // The way out.
        File.Delete(path);
        Assert.Equal(StoredDayState.Missing, (await StatusAsync())[0].State);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("cut")]
    [InlineData("other")]
    [InlineData("folder")]
    [InlineData("pipe")]
    [InlineData("link")]
    public async Task A_file_of_a_day_that_is_not_what_the_manifest_counts_is_no_finished_day(string damage)
    {
        await OneDayAsync();
        string part = Path.Combine(Lake, PartOfDay);
        byte[] whole = File.ReadAllBytes(part);
        File.Delete(part);
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(part, whole[..^1]);
                break;
            case "other":
                File.Copy(Path.Combine(Lake, "table=segments", "day=2026-03-02", "part-0.parquet"), part);
                break;
            case "folder":
                Directory.CreateDirectory(part);
                break;
            case "pipe" when !OperatingSystem.IsWindows():
                using (Process mkfifo = Process.Start("mkfifo", [part]))
                {
                    await mkfifo.WaitForExitAsync();
                }

                break;
            case "link" when !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(part, Path.Combine(Folder, "nothing"));
                break;
        }

        StorageException error = await Assert.ThrowsAsync<StorageException>(StatusAsync);

        Assert.Equal("StoreDamaged", error.ErrorId);
        Assert.Contains(Path.Combine(Lake, PartOfDay), error.Message, StringComparison.Ordinal);

        // The way out: without its manifest the day is fetched again, and replaces what is there.
        File.Delete(Path.Combine(Lake, ManifestFile));
        if (damage != "folder")
        {
            await using IStore store = await OpenAsync(StoreAccess.Write);
            await WriteAsync(store, First, Conversation("a", First));
            Assert.Equal(["a False"], await KeysAsync(store, First));
        }
    }

    [Fact]
    public async Task Records_are_not_removed_from_a_day_that_lacks_a_file()
    {
        await OneDayAsync();
        File.Delete(Path.Combine(Lake, "table=segments", "day=2026-03-02", "part-0.parquet"));
        await using IStore store = await OpenAsync(StoreAccess.Change);

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            () => store.RemoveRecordsAsync(StoreTables.Of(StoreData.Conversations, keepsRaw: false), ["a"], default));

        Assert.Equal("StoreDamaged", error.ErrorId);
        Assert.Contains("table=segments", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a False"], await PlainKeysAsync());
    }

    [Theory]
    [InlineData("../../outside/victim", "", "victim of a move")]
    [InlineData("", "../outside/victim", "victim of a deletion")]
    [InlineData("table=../../outside/part-0.parquet", "", "victim")]
    [InlineData("_lock", "", "victim")]
    [InlineData("", "*outside/victim", "victim of a full path")]
    public async Task A_planted_change_moves_and_deletes_nothing_outside(string move, string delete, string content)
    {
        await OneDayAsync();
        string victim = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "outside")).FullName, "victim");
        File.WriteAllText(victim, content);
        string change = Directory.CreateDirectory(Path.Combine(Lake, "_ready", "planted")).FullName;
        File.WriteAllText(Path.Combine(change, "_commit.json"), $$"""{"moves":[{{Quote(move)}}],"deletes":[{{Quote(delete)}}]}""");

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            StorageException error = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(access));
            Assert.Equal("StoreDamaged", error.ErrorId);
            Assert.Contains("_commit.json", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(content, File.ReadAllText(victim));
        Assert.Equal([victim], Directory.GetFileSystemEntries(Path.GetDirectoryName(victim)!));
    }

    [Theory]
    [InlineData("table=segments")]
    [InlineData("table=segments/day=2026-03-02")]
    [InlineData("_manifests/Conversations")]
    [InlineData("_manifests")]
    public async Task Nothing_is_written_through_a_link_in_the_place_of_a_folder(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            // Links to folders need a privilege.
            return;
        }

        await OneDayAsync();
        string outside = Path.Combine(Folder, "outside");
        Directory.Move(Path.Combine(Lake, name), outside);
        Directory.CreateSymbolicLink(Path.Combine(Lake, name), outside);
        string before = State(outside);

        GenesysException error = await Assert.ThrowsAnyAsync<GenesysException>(async () =>
        {
            await using IStore store = await OpenAsync(StoreAccess.Write);
            await WriteAsync(store, First, Conversation("a", First, agents: 2));
        });

        Assert.Contains("link", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, State(outside));
    }

    [Theory]
    [InlineData("_store.json", 401)]
    [InlineData("_runs.json", 402)]
    [InlineData(ManifestFile, 403)]
    public async Task A_damaged_file_of_the_state_is_read_or_refused(string name, int seed)
    {
        await OneDayAsync();
        string whole = Path.Combine(Folder, "whole");
        Directory.Move(Lake, whole);
        (int count, int refused) = await FuzzRun.RunAsync(seed, 150, File.ReadAllBytes(Path.Combine(whole, name)), Mutator.Rewrite, async damaged =>
        {
            Copy(whole, Lake);
            File.WriteAllBytes(Path.Combine(Lake, name), damaged);
            await StatusAsync();
            await UseAsync();
        });
        Assert.InRange(refused, count / 10, count);
    }

    [Fact]
    public async Task A_damaged_list_of_a_change_is_carried_out_or_refused()
    {
        await OneDayAsync();
        string outside = Directory.CreateDirectory(Path.Combine(Folder, "outside")).FullName;
        byte[] good = """{"moves":["_runs.json","table=segments/day=2026-03-02/part-0.parquet"],"deletes":["table=surveys/day=2026-03-09/part-0.parquet"]}"""u8.ToArray();
        await FuzzRun.RunAsync(404, 150, good, Mutator.Rewrite, async damaged =>
        {
            string change = Directory.CreateDirectory(Path.Combine(Lake, "_ready", "x")).FullName;
            File.WriteAllBytes(Path.Combine(change, "_commit.json"), damaged);
            await (await OpenAsync(StoreAccess.Write)).DisposeAsync();
        });
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    /// <summary>Returns a path in quotes, a full one of the test's own folder for an asterisk; nothing for none.</summary>
    private string Quote(string path) => path.Length == 0 ? string.Empty
        : System.Text.Json.JsonSerializer.Serialize(path[0] == '*' ? Path.Combine(Folder, path[1..]) : path);

    private static string State(string folder) => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(File.ReadAllBytes(f)).GetHashCode(StringComparison.Ordinal)}"));

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private async Task OneDayAsync()
    {
        await using IStore store = await PreparedAsync();
        await WriteAsync(store, First, Conversation("a", First));
        await store.SaveRunAsync(new StoreRun { Started = AfterAll, Ended = AfterAll, Outcome = "Complete", Summary = "x" }, default);
    }

    /// <summary>Returns the keys of the first day without the proof of its files.</summary>
    private async Task<string[]> PlainKeysAsync()
    {
        var keys = new List<string>();
        StoreDataSet data = StoreTables.Of(StoreData.Conversations, keepsRaw: false);
        await foreach (StoredRecord record in Parquet.FolderRecords.ReadAsync(data, First, relative => Path.Combine(Lake, relative), default))
        {
            keys.Add($"{record.Key} {record.IsOpen}");
        }

        return [.. keys];
    }
}
