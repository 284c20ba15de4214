using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Stores.Parquet;

namespace GenesysReporting.Stores.Tests.Folders;

/// <summary>Whatever operation of the disk is the last one, the store is afterwards as before the change or as after it.</summary>
public sealed class FolderKillTests : IDisposable
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Second = new(2026, 3, 3);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 4, 0, 0, TimeSpan.Zero);
    private static readonly StoreDataSet Data = StoreTables.Of(StoreData.Conversations, keepsRaw: false);

    private readonly string _root = Directory.CreateTempSubdirectory("gr-kill-").FullName;

    public static TheoryData<string> Changes => ["day", "late", "remove", "expire", "prepare", "names", "states", "run"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Dying_at_any_operation_leaves_the_old_or_the_new_content(string change)
    {
        string before = await BeginAsync("before");
        string after = Copy(before, "after");
        await ChangeAsync(after, Living(), change);
        (string old, string @new) = (FolderDump.Of(before), FolderDump.Of(after));
        Assert.NotEqual(old, @new);

        var outcomes = new List<bool>();
        for (int at = 0; ; at++)
        {
            string folder = Copy(before, $"{at}");
            var disk = new CrashingStoreDisk(at);
            await DieAsync(() => ChangeAsync(folder, disk, change));
            await RecoverAsync(folder, new Random(at));
            string content = FolderDump.Of(folder);
            Assert.True(content == old || content == @new, $"After {at} operations of {change} the store is a mixture.");
            outcomes.Add(content == @new);
            Directory.Delete(folder, recursive: true);
            if (!disk.IsDone)
            {
                break;
            }
        }

        // From the rename on, the change is made: old contents, then new ones, and never back.
        Assert.Equal(outcomes.Order(), outcomes);
        Assert.Contains(false, outcomes);
        Assert.True(outcomes.Count(o => o) > 3, "The change was only made at the end.");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_disk_that_fails_once_is_an_error_and_the_same_store_continues(string change)
    {
        string before = await BeginAsync("before");
        string after = Copy(before, "after");
        await ChangeAsync(after, Living(), change);
        (string old, string @new) = (FolderDump.Of(before), FolderDump.Of(after));
        for (int at = 0; ; at += 3)
        {
            string folder = Copy(before, $"{at}");
            var disk = new CrashingStoreDisk(at, new IOException("No space left on device : '/lake/x'"));
            await using (IStore store = ParquetStore.Open(Location(folder), StoreAccess.Write, disk))
            {
                try
                {
                    await ChangeAsync(store, change);
                }
                catch (StorageException e)
                {
                    Assert.Equal("StoreFailed", e.ErrorId);
                    Assert.Contains("/lake/x", e.Message, StringComparison.Ordinal);
                    // Whatever is read next is whole.
                    await store.ReadDaysAsync(default);
                    string content = FolderDump.Of(folder);
                    Assert.True(content == old || content == @new, $"After the failure of operation {at} of {change} the store is a mixture.");
                    await ChangeAsync(store, change);
                }
            }

            await RecoverAsync(folder, null);
            Assert.Equal(@new, FolderDump.Of(folder));
            Directory.Delete(folder, recursive: true);
            if (!disk.IsDone)
            {
                break;
            }
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static StoreLocation Location(string folder) => new(StoreKind.Parquet, folder) { DisplayName = "lake" };

    /// <summary>Returns a disk that does not die.</summary>
    private static CrashingStoreDisk Living() => new(int.MaxValue);

    private static async Task DieAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (MachineDiedException)
        {
        }
    }

    /// <summary>Opens the store until a recovery survives; the first ones may die too.</summary>
    private static async Task RecoverAsync(string folder, Random? random)
    {
        for (int deaths = 0; random is not null && deaths < 2; deaths++)
        {
            await DieAsync(async () => await ParquetStore.Open(Location(folder), StoreAccess.Write, new CrashingStoreDisk(random.Next(25))).DisposeAsync());
        }

        // A reader finishes it as well as a writer.
        await ParquetStore.Open(Location(folder), random?.Next(2) == 0 ? StoreAccess.Read : StoreAccess.Write, Living()).DisposeAsync();
        await ParquetStore.Open(Location(folder), StoreAccess.Write, Living()).DisposeAsync();
    }

    private static async Task ChangeAsync(string folder, IStoreDisk disk, string change)
    {
        await using IStore store = ParquetStore.Open(Location(folder), StoreAccess.Write, disk);
        await ChangeAsync(store, change);
    }

    private static Task ChangeAsync(IStore store, string change) => change switch
    {
        "day" => WriteAsync(store, First, [Record("a", First, 1), Record("x", First, 2), Record("c", Second, 3, isOpen: false)]),
        "late" => WriteAsync(store, null, [Record("b", First, 3, isOpen: false), Record("n", First, 1), Record("c", Second, 1)]),
        "remove" => store.RemoveRecordsAsync(Data, ["a", "c"], default),
        "expire" => store.RemoveBeforeAsync(Data, Second, default),
        "prepare" => store.PrepareAsync(Info() with { ModuleVersion = "9.9" }, StoreTables.All(Info()), default),
        "names" => store.ReplaceTableAsync(NameTables.All[Names.LookupKind.Queue], [["q1", "Bills", null, Now, null]], default),
        "states" => store.SaveDaysAsync([Day(First) with { Failure = "503" }, Day(Second.AddDays(1)) with { State = StoredDayState.Gap }], default),
        _ => store.SaveRunAsync(new StoreRun { Started = Now, Ended = Now, Outcome = "Complete" }, default),
    };

    private static async Task WriteAsync(IStore store, DateOnly? day, StoreRecord[] records)
    {
        await using IStoreWriter writer = await store.BeginAsync(Data, day, default);
        foreach (StoreRecord record in records)
        {
            await writer.AddAsync(record, default);
        }

        await writer.CommitAsync(day is { } own ? Day(own) with { Records = records.Count(r => r.Day == own) } : null, default);
    }

    private static StoredDay Day(DateOnly day) => new(StoreData.Conversations, day) { State = StoredDayState.Finished, FetchedAt = Now };

    private static StoreInfo Info() => new() { OrganizationId = "org-1", Created = Now, Since = First, Data = [StoreData.Conversations], ModuleVersion = "1.0" };

    private static StoreRecord Record(string id, DateOnly day, int agents, bool isOpen = true)
    {
        string end = isOpen ? string.Empty : $"\"conversationEnd\":\"{day:yyyy-MM-dd}T09:00:00.000Z\",";
        string participants = string.Join(',', Enumerable.Range(0, agents).Select(n =>
            $$"""{"participantId":"{{id}}-{{n}}","purpose":"agent","attributes":{"Tier":"{{n}}"},"sessions":[{"sessionId":"{{id}}-s{{n}}","mediaType":"voice","segments":[{"segmentType":"interact","segmentStart":"{{day:yyyy-MM-dd}}T08:00:00.000Z"}]}]}"""));
        string json = $$"""{"conversationId":"{{id}}","conversationStart":"{{day:yyyy-MM-dd}}T08:00:00.000Z",{{end}}"participants":[{{participants}}]}""";
        return new ConversationTables(keepsRaw: false).Read(Encoding.UTF8.GetBytes(json), StoreTable.JobSource, day);
    }

    private async Task<string> BeginAsync(string name)
    {
        string folder = Path.Combine(_root, name);
        await using (IStore store = ParquetStore.Open(Location(folder), StoreAccess.Write, Living()))
        {
            StoreTable[] older = [.. StoreTables.All(Info()).Where(t => t.Name != "presences").Select(t => t with { Columns = [.. t.Columns.SkipLast(t.Name == "segments" ? 1 : 0)] })];
            await store.PrepareAsync(Info() with { Version = StoreInfo.CurrentVersion - 1 }, older, default);
            await WriteAsync(store, First, [Record("a", First, 2), Record("b", First, 1)]);
            await WriteAsync(store, Second, [Record("c", Second, 2)]);
        }

        // Empty folders are not part of the comparison.
        await ParquetStore.Open(Location(folder), StoreAccess.Write, Living()).DisposeAsync();
        return folder;
    }

    private string Copy(string folder, string name)
    {
        string copy = Path.Combine(_root, name);
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        return copy;
    }
}
