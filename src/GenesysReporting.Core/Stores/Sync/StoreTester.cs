using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Export.Lines;

namespace GenesysReporting.Stores;

/// <summary>Compares the conversations of a store with those of the platform, and fetches days that differ again.</summary>
/// <param name="session">The session.</param>
/// <param name="store">The store; opened to change it if days are repaired.</param>
/// <param name="location">Its place.</param>
/// <param name="info">What it says about itself.</param>
/// <param name="lines">Reads pages into conversations as JSON, protected as the store is.</param>
/// <param name="read">The options of reading.</param>
internal sealed class StoreTester(
    GenesysSession session, IStore store, StoreLocation location, StoreInfo info, LineFormat lines, AnalyticsReadOptions read)
{
    private readonly ConversationTables _tables = new(info.KeepsRaw);
    private readonly HashSet<string> _removed = [.. info.Removed];

    /// <summary>Returns the finished days to compare: the last ones, or some that are chosen at random.</summary>
    /// <param name="last">The number of the last days; null to choose at random.</param>
    /// <param name="sample">The number of days to choose.</param>
    /// <param name="random">Chooses the days.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<StoredDay>> ChooseAsync(int? last, int sample, Random random, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredDay> days = StoredDayCheck.Check(
            location, await store.ReadDaysAsync(cancellationToken).ConfigureAwait(false), session.Client.Time.GetUtcNow());
        StoredDay[] finished = [.. days.Where(d => d.Data == StoreData.Conversations && d.IsFinished).OrderBy(d => d.Day)];
        if (finished.Length == 0)
        {
            throw StoreErrors.NothingToTest(location);
        }

        if (last is { } count)
        {
            return [.. finished.TakeLast(count)];
        }

        random.Shuffle(finished);
        return [.. finished.Take(sample).OrderBy(d => d.Day)];
    }

    /// <summary>Compares a day.</summary>
    public async Task<StoreDayTest> TestAsync(StoredDay day, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
        await foreach (StoredRecord record in store.ReadRecordsAsync(_tables.DataSet, day.Day, cancellationToken).ConfigureAwait(false))
        {
            stored[record.Key] = record;
        }

        long count = stored.Count;
        var differences = new List<StoreDifference>();
        long there = 0;
        var reader = new ConversationDayReader(session, _tables, lines, read);
        var outcome = new DayOutcome();
        await foreach (IEnumerable<StoreRecord> page in reader.ReadAsync(new SyncDay(day, day.End), outcome, cancellationToken).ConfigureAwait(false))
        {
            foreach (StoreRecord record in page.Where(r => r.Key is not null && !_removed.Contains(r.Key)))
            {
                there++;
                if (Compare(record, stored) is { } kind)
                {
                    differences.Add(new StoreDifference(day.Day, kind, record.Key!));
                }
            }
        }

        if (!outcome.IsComplete)
        {
            throw StoreErrors.DayIncomplete(day, outcome.Reasons);
        }

        differences.AddRange(stored.Keys.Select(key => new StoreDifference(day.Day, StoreDifferenceKind.Extra, key)));
        return new StoreDayTest(day.Day) { Stored = count, Platform = there, Differences = differences };
    }

    /// <summary>Fetches days again.</summary>
    public async Task<IReadOnlyList<string>> RepairAsync(IReadOnlyList<StoredDay> days, DateTimeOffset? watermark, CancellationToken cancellationToken)
    {
        // An older module may have written the store.
        await store.PrepareAsync(info with { Version = StoreInfo.CurrentVersion }, StoreTables.All(info), cancellationToken).ConfigureAwait(false);
        var state = new SyncState();
        state.Begin([.. days.Select(d => new SyncDay(d, d.End) { ByJob = watermark >= d.End })], []);
        using var deadline = new SyncDeadline(session.Client.Time, null);
        var readers = new Dictionary<StoreData, IDayReader> { [StoreData.Conversations] = new ConversationDayReader(session, _tables, lines, read) };
        var run = new SyncDays(session.Client.Time, store, readers, state, deadline) { Watermark = watermark, Removed = _removed };
        await run.RunAsync(cancellationToken).ConfigureAwait(false);
        return state.Failures;
    }

    /// <summary>Takes a record out of those of the store; returns the difference, or null if both are equal.</summary>
    private static StoreDifferenceKind? Compare(StoreRecord record, Dictionary<string, StoredRecord> stored)
    {
        if (!stored.Remove(record.Key!, out StoredRecord known))
        {
            return StoreDifferenceKind.Lost;
        }

        return known.Hash == record.Hash ? null
            : known.IsOpen && !record.IsOpen ? StoreDifferenceKind.Open
            : StoreDifferenceKind.Late;
    }
}
