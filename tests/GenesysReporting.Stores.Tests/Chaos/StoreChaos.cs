using System.Globalization;
using System.Text;

namespace GenesysReporting.Stores.Tests;

/// <summary>Runs that are killed at any operation, days that fail, and conversations that change late: at the end the store is what one full read gives.</summary>
/// <param name="seed">Decides the conversations, the times of the runs, and the operations at which they are killed.</param>
/// <param name="at">Returns the place of a store by its name.</param>
/// <param name="workers">The number of workers that run at the same time. What they do then depends on their speed; the end does not.</param>
/// <param name="killed">Is called when a worker has been killed, while the others run.</param>
internal sealed class StoreChaos(int seed, Func<string, StoreLocation> at, int workers = 1, Func<Task>? killed = null)
{
    private const int Days = 8;

    private static readonly DateOnly First = new(2026, 3, 2);

    private readonly Random _random = new(seed);
    private readonly FrozenTime _time = new();
    private readonly ModelPlatform[] _platforms = [.. Enumerable.Range(0, workers).Select(worker => new ModelPlatform(seed, First, Days, worker))];
    private readonly StoreInfo _info = new() { Since = First, Data = [StoreData.Conversations], Created = DateTimeOffset.UnixEpoch };
    private readonly SyncOptions _options = new() { LookBack = TimeSpan.FromDays(2), Newest = seed % 3 == 0 };

    private int _kills;

    /// <summary>The number of workers that were killed.</summary>
    public int Kills => _kills;

    public async Task RunAsync()
    {
        At(new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(20));
        while (_time.Now < new DateTimeOffset(First.AddDays(Days + 4).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))
        {
            int failing = _random.Next(3) == 0 ? 25 : 0;
            Array.ForEach(_platforms, p => p.Failing = failing);
            await RunWorkersAsync(() => _random.Next(4) == 0 ? int.MaxValue : _random.Next(120 / workers));
            At(_time.Now.AddHours(_random.Next(0, 40)));
        }

        Array.ForEach(_platforms, p => p.Failing = 0);
        // The last conversation changes within fifteen days.
        for (int night = 0; night < 12; night++)
        {
            At(_time.Now.AddHours(_random.Next(20, 50)));
            await RunWorkersAsync(() => night % 4 == 0 ? _random.Next(60 / workers) : int.MaxValue);
        }

        await RunWorkersAsync(() => int.MaxValue);
        await RunAsync("fresh", _platforms[0], int.MaxValue);
        Assert.Equal(await DumpAsync("fresh"), await DumpAsync("chaos"));
    }

    private void At(DateTimeOffset now)
    {
        _time.Now = now;
        Array.ForEach(_platforms, p => p.Now = now);
    }

    private Task RunWorkersAsync(Func<int> killAt) =>
        Task.WhenAll(_platforms.Select(platform => (platform, killAt: killAt())).ToList().Select(w => RunAsync("chaos", w.platform, w.killAt)));

    private async Task RunAsync(string name, ModelPlatform platform, int killAt)
    {
        try
        {
            // The store of a dead worker is closed first: it renews no lease.
            await using IStore store = await OpenAsync(name);
            await RunAsync(new KillingStore(store, killAt), platform);
        }
        catch (KilledException)
        {
            Interlocked.Increment(ref _kills);
            await (killed?.Invoke() ?? Task.CompletedTask);
        }
    }

    private async Task RunAsync(KillingStore store, ModelPlatform platform)
    {
        IReadOnlyList<StoredDay> known = await store.ReadInfoAsync(default) is null ? [] : await store.ReadDaysAsync(default);
        await store.PrepareAsync(_info, StoreTables.All(_info), default);
        var state = new SyncState();
        state.Begin(SyncPlanner.Plan(_info, known, _options, _time.Now, platform.Watermark), known);
        using var deadline = new SyncDeadline(_time, null);
        var readers = new Dictionary<StoreData, IDayReader> { [StoreData.Conversations] = platform };
        await new SyncDays(_time, store, readers, state, deadline) { Watermark = platform.Watermark }.RunAsync(default);
    }

    private Task<IStore> OpenAsync(string name) => ((IStoreFactory)new StoreFactory()).OpenAsync(at(name), StoreAccess.Write, _time, default);

    /// <summary>Returns all days with their records and numbers, in order.</summary>
    private async Task<string> DumpAsync(string name)
    {
        await using IStore store = await OpenAsync(name);
        StoreDataSet data = StoreTables.Of(StoreData.Conversations, false);
        var text = new StringBuilder();
        foreach (StoredDay day in (await store.ReadDaysAsync(default)).Where(d => d.Day < First.AddDays(Days)).OrderBy(d => d.Day))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{day.Day:yyyy-MM-dd} {day.State} {day.Records} {day.Rows} {day.Hash} {day.Failure}");
            var records = new List<string>();
            await foreach (StoredRecord record in store.ReadRecordsAsync(data, day.Day, default))
            {
                records.Add($"  {record.Key} {record.Hash} {record.IsOpen}");
            }

            text.AppendLine(string.Join('\n', records.Order(StringComparer.Ordinal)));
        }

        text.AppendLine(string.Join('\n', await store.CountAsync(data.Tables, default)));
        return text.ToString();
    }
}
