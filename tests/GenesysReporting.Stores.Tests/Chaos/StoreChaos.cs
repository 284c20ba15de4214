using System.Globalization;
using System.Text;

namespace GenesysReporting.Stores.Tests;

/// <summary>Runs that are killed at any operation, days that fail, and conversations that change late: at the end the store is what one full read gives.</summary>
internal sealed class StoreChaos(int seed, Func<string, StoreLocation> at, Func<Task>? killed = null)
{
    private const int Days = 8;

    private static readonly DateOnly First = new(2026, 3, 2);

    private readonly Random _random = new(seed);
    private readonly FrozenTime _time = new();
    private readonly ModelPlatform _platform = new(seed, First, Days);
    private readonly StoreInfo _info = new() { Since = First, Data = [StoreData.Conversations], Created = DateTimeOffset.UnixEpoch };
    private readonly SyncOptions _options = new() { LookBack = TimeSpan.FromDays(2), Newest = seed % 3 == 0 };

    /// <summary>The number of runs that were killed.</summary>
    public int Kills { get; private set; }

    public async Task RunAsync()
    {
        At(new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(20));
        while (_time.Now < new DateTimeOffset(First.AddDays(Days + 4).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))
        {
            _platform.Failing = _random.Next(3) == 0 ? 25 : 0;
            await RunAsync("chaos", _random.Next(4) == 0 ? int.MaxValue : _random.Next(120));
            At(_time.Now.AddHours(_random.Next(0, 40)));
        }

        _platform.Failing = 0;
        // The last conversation changes within fifteen days.
        for (int night = 0; night < 12; night++)
        {
            At(_time.Now.AddHours(_random.Next(20, 50)));
            await RunAsync("chaos", night % 4 == 0 ? _random.Next(60) : int.MaxValue);
        }

        await RunAsync("chaos", int.MaxValue);
        await RunAsync("fresh", int.MaxValue);
        Assert.Equal(await DumpAsync("fresh"), await DumpAsync("chaos"));
    }

    private void At(DateTimeOffset now) => (_time.Now, _platform.Now) = (now, now);

    private async Task RunAsync(string name, int killAt)
    {
        await using IStore store = await OpenAsync(name);
        var killing = new KillingStore(store, killAt);
        try
        {
            IReadOnlyList<StoredDay> known = await killing.ReadInfoAsync(default) is null ? [] : await killing.ReadDaysAsync(default);
            if (known.Count == 0)
            {
                await killing.PrepareAsync(_info, StoreTables.All(_info), default);
            }

            var state = new SyncState();
            state.Begin(SyncPlanner.Plan(_info, known, _options, _time.Now, _platform.Watermark), known);
            using var deadline = new SyncDeadline(_time, null);
            var readers = new Dictionary<StoreData, IDayReader> { [StoreData.Conversations] = _platform };
            await new SyncDays(_time, killing, readers, state, deadline) { Watermark = _platform.Watermark }.RunAsync(default);
        }
        catch (KilledException)
        {
            Kills++;
            await (killed?.Invoke() ?? Task.CompletedTask);
        }
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
