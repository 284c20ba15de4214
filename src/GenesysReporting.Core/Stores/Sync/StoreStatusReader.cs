using System.Globalization;
using GenesysReporting.Protection;

namespace GenesysReporting.Stores;

/// <summary>Reads what a store has.</summary>
/// <param name="store">The store.</param>
/// <param name="location">Its place.</param>
/// <param name="info">What it says about itself.</param>
/// <param name="now">The time.</param>
internal sealed class StoreStatusReader(IStore store, StoreLocation location, StoreInfo info, DateTimeOffset now)
{
    /// <summary>Returns the store's numbers.</summary>
    public async Task<StoreStatus> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StoreDay> days = await ReadDaysAsync(cancellationToken).ConfigureAwait(false);
        StoreRun? run = await store.ReadLastRunAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StoreTableSize> tables = await store.CountAsync(StoreTables.All(info), cancellationToken).ConfigureAwait(false);
        return new StoreStatus
        {
            Store = location.DisplayName,
            Kind = location.Kind,
            Organization = info.Organization,
            Data = info.Data,
            Since = info.Since,
            FinishedTo = FinishedTo(days),
            DaysFinal = Count(days, StoredDayState.Final),
            DaysFinished = Count(days, StoredDayState.Finished),
            DaysPartial = Count(days, StoredDayState.Partial),
            DaysMissing = Count(days, StoredDayState.Missing),
            DaysFailed = days.Count(d => d.Failure is not null),
            Gaps = [.. days.Where(d => d.State == StoredDayState.Gap).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Data} {d.Day:yyyy-MM-dd}"))],
            Conversations = tables.FirstOrDefault(t => t.Table == "conversations")?.Rows ?? 0,
            Open = info.Data.Contains(StoreData.Conversations) ? await CountOpenAsync(cancellationToken).ConfigureAwait(false) : 0,
            Tables = tables,
            Bytes = await store.SizeAsync(cancellationToken).ConfigureAwait(false),
            LastRun = run?.Ended,
            LastOutcome = run?.Summary,
            LookBack = info.LookBack,
            KeepsRaw = info.KeepsRaw,
            Protection = ProtectionFingerprint.Rules(info.Protection),
        };
    }

    /// <summary>Returns every day since the first, also those that were never fetched.</summary>
    public async Task<IReadOnlyList<StoreDay>> ReadDaysAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredDay> known = StoredDayCheck.Check(location, await store.ReadDaysAsync(cancellationToken).ConfigureAwait(false), now);
        Dictionary<(StoreData, DateOnly), StoredDay> stored = known.ToDictionary(d => (d.Data, d.Day));
        var days = new List<StoreDay>();
        for (DateOnly day = info.Since; day <= DateOnly.FromDateTime(now.UtcDateTime); day = day.AddDays(1))
        {
            days.AddRange(info.Data.Select(data => Show(stored.GetValueOrDefault((data, day)) ?? new StoredDay(data, day))));
        }

        return days;
    }

    /// <summary>Returns the conversations that are open.</summary>
    public IAsyncEnumerable<StoredRecord> ReadOpenAsync(CancellationToken cancellationToken) =>
        store.ReadOpenAsync(StoreTables.Of(StoreData.Conversations, info.KeepsRaw), cancellationToken);

    /// <summary>Returns the number of conversations that are open.</summary>
    public async Task<long> CountOpenAsync(CancellationToken cancellationToken)
    {
        long open = 0;
        await foreach (StoredRecord _ in ReadOpenAsync(cancellationToken).ConfigureAwait(false))
        {
            open++;
        }

        return open;
    }

    private StoreDay Show(StoredDay day) => new()
    {
        Data = day.Data,
        Day = day.Day,
        State = day.IsFinal(info.LookBack) ? StoredDayState.Final : day.State,
        Records = day.Records,
        Rows = day.Rows,
        Source = day.Source,
        FetchedAt = day.FetchedAt,
        Watermark = day.Watermark > DateTimeOffset.MinValue ? day.Watermark : null,
        Failure = day.Failure,
    };

    private static int Count(IReadOnlyList<StoreDay> days, StoredDayState state) => days.Count(d => d.State == state);

    private static DateOnly? FinishedTo(IReadOnlyList<StoreDay> days)
    {
        DateOnly? last = null;
        foreach (IGrouping<DateOnly, StoreDay> day in days.GroupBy(d => d.Day))
        {
            if (day.Any(d => d.State is StoredDayState.Missing or StoredDayState.Partial))
            {
                break;
            }

            last = day.Key;
        }

        return last;
    }
}
