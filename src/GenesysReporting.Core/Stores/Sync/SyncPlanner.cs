namespace GenesysReporting.Stores;

/// <summary>Chooses the days that a run has to fetch.</summary>
internal static class SyncPlanner
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Returns the days in the order of fetching, those that were finished before last, the oldest state first: those that were never finished, and those that were fetched before they were as old as the
    /// look-back, or before the data of jobs had passed them. Each day is thus fetched at least once when it has settled.
    /// </summary>
    /// <param name="info">The store.</param>
    /// <param name="known">The days that the store knows.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <param name="watermark">The end of the data that jobs can read; null if jobs cannot be used.</param>
    public static IReadOnlyList<SyncDay> Plan(
        StoreInfo info, IReadOnlyList<StoredDay> known, SyncOptions options, DateTimeOffset now, DateTimeOffset? watermark)
    {
        Dictionary<(StoreData, DateOnly), StoredDay> stored = known.ToDictionary(d => (d.Data, d.Day));
        DateOnly? firstFinal = known.Where(d => d.Data == StoreData.Conversations && d.IsFinal(options.LookBack)).Select(d => (DateOnly?)d.Day).Min();
        var days = new List<SyncDay>();
        for (DateOnly day = info.Since; day <= DateOnly.FromDateTime(now.UtcDateTime); day = day.AddDays(1))
        {
            foreach (StoreData data in info.Data)
            {
                StoredDay state = stored.GetValueOrDefault((data, day)) ?? new StoredDay(data, day);
                if (!state.IsFinal(options.LookBack) && state.State != StoredDayState.Gap && Of(state, now, watermark, day > firstFinal) is { } todo)
                {
                    days.Add(todo);
                }
            }
        }

        // A run that ends before all is done must not spend its time on the same days each night.
        IEnumerable<SyncDay> ordered = options.Newest ? days.OrderByDescending(d => d.Day) : days;
        return [.. ordered.OrderBy(d => d.Known.IsFinished ? d.Known.FetchedAt : DateTimeOffset.MinValue)];
    }

    /// <param name="state">What the store knows of the day.</param>
    /// <param name="now">The time.</param>
    /// <param name="watermark">The end of the data that jobs can read; null if jobs cannot be used.</param>
    /// <param name="withEarlier">True if there are final days before, whose conversations may have changed on this day.</param>
    private static SyncDay? Of(StoredDay state, DateTimeOffset now, DateTimeOffset? watermark, bool withEarlier)
    {
        // Buckets of half an hour that are not over would be counted as if they were.
        DateTimeOffset known = state.Data == StoreData.QueueIntervals ? new DateTimeOffset(now.UtcTicks - (now.UtcTicks % HalfHour.Ticks), TimeSpan.Zero) : now.ToUniversalTime();
        DateTimeOffset end = known < state.End ? known : state.End;
        bool byJob = state.Data == StoreData.Conversations && watermark >= state.End;
        return end <= state.Start ? null : new SyncDay(state, end) { ByJob = byJob, WithEarlier = byJob && withEarlier };
    }
}
