using GenesysReporting.Analytics.Reading;
using GenesysReporting.Errors;

namespace GenesysReporting.Stores;

/// <summary>Fetches days one after another, each in one transaction. A day that fails stays to be done, and the others are still fetched.</summary>
internal sealed class SyncDays(
    TimeProvider time, IStore store, IReadOnlyDictionary<StoreData, IDayReader> readers, SyncState state, SyncDeadline deadline)
{
    private int _planned;
    private long _received;

    /// <summary>Receives the progress; null if there is no listener.</summary>
    public IProgress<SyncProgress>? Progress { get; init; }

    /// <summary>The end of the data that jobs could read at the beginning of the run.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The ids of the conversations that were removed on request.</summary>
    public IReadOnlySet<string> Removed { get; init; } = new HashSet<string>();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _planned = state.Left.Count;
        while (state.Left.Count > 0 && state.Unconnected < PartFailures.MaxUnconnected)
        {
            if (deadline.IsTooLateFor(state.LongestDay))
            {
                state.IsTimeOver = true;
                return;
            }

            IStoreLease? lease = await store.TakeAsync([.. state.Left.Select(d => d.Task)], cancellationToken).ConfigureAwait(false);
            if (lease is null)
            {
                // Other workers have all the others.
                return;
            }

            await using (lease.ConfigureAwait(false))
            {
                SyncDay day = state.Left.First(d => d.Task == lease.Task);
                state.Left.Remove(day);
                await TryAsync(day, lease, cancellationToken).ConfigureAwait(false);
            }

            if (state.IsTimeOver)
            {
                return;
            }
        }
    }

    private async Task TryAsync(SyncDay day, IStoreLease lease, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost, deadline.Token);
        try
        {
            await FetchAsync(day, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (lease.Lost.IsCancellationRequested)
            {
                state.Note(StoreErrors.LeaseLost(lease.Task).Message);
                return;
            }

            // The rest of the time is not enough for this day.
            state.Left.Insert(0, day);
            state.IsTimeOver = true;
        }
        catch (GenesysException e) when (e.ErrorId == nameof(StoreErrors.LeaseLost))
        {
            state.Note(e.Message);
        }
        catch (GenesysException e) when (PartFailures.ConcernsOnePart(e) || e.Kind is ErrorKind.Incomplete or ErrorKind.Permission or ErrorKind.Limit)
        {
            await FailAsync(day, e, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(SyncDay day, GenesysException error, CancellationToken cancellationToken)
    {
        state.Fail($"{day}: {error.Message}");
        state.Unconnected = error.Kind == ErrorKind.Connection ? state.Unconnected + 1 : 0;
        await store.SaveDaysAsync([day.Known with { Failure = error.Message }], cancellationToken).ConfigureAwait(false);
        if (error.Kind == ErrorKind.Permission)
        {
            // The other days of these data would fail as well.
            state.LeaveOut(day.Data);
        }
    }

    private async Task FetchAsync(SyncDay day, CancellationToken cancellationToken)
    {
        IDayReader reader = readers[day.Data];
        TimeSpan begun = deadline.Elapsed;
        var outcome = new DayOutcome();
        IStoreWriter writer = await store.BeginAsync(reader.DataSet, day.Day, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            StoredDay written = await WriteAsync(day, reader, outcome, writer, cancellationToken).ConfigureAwait(false);
            foreach (string note in outcome.Notes)
            {
                state.Note(note);
            }

            if (!outcome.IsComplete && !outcome.OnlyLacksUnreadable && day.IsWhole)
            {
                throw StoreErrors.DayIncomplete(day, outcome.Reasons);
            }

            bool isFinished = day.IsWhole && outcome.IsComplete;
            StoredDay done = written with
            {
                State = isFinished ? StoredDayState.Finished : StoredDayState.Partial,
                Watermark = day.Data == StoreData.Conversations ? outcome.Watermark ?? Watermark : null,
                FetchedAt = time.GetUtcNow(),
                Source = outcome.Source,
                Failure = day.IsWhole && !outcome.IsComplete ? string.Join(' ', outcome.Reasons) : null,
            };
            StoreChanges changes = await writer.CommitAsync(done, cancellationToken).ConfigureAwait(false);
            state.End(done, changes, deadline.Elapsed - begun);
        }

        Report(null);
    }

    private async Task<StoredDay> WriteAsync(
        SyncDay day, IDayReader reader, DayOutcome outcome, IStoreWriter writer, CancellationToken cancellationToken)
    {
        (long records, long rows, string hash) = (0, 0, RecordHash.None);
        await foreach (IReadOnlyList<StoreRecord> page in PagesAhead.ReadAsync(stop => reader.ReadAsync(day, outcome, stop), cancellationToken).ConfigureAwait(false))
        {
            foreach (StoreRecord record in page.Where(r => r.Key is null || !Removed.Contains(r.Key)))
            {
                _received++;
                if (record.Day == day.Day)
                {
                    await writer.AddAsync(record, cancellationToken).ConfigureAwait(false);
                    (records, rows, hash) = (records + 1, rows + record.Rows.Sum(r => (long)r.Count), RecordHash.Combine(hash, record.Hash));
                }
                else if (state.IsLate(day.Data, record.Day))
                {
                    await writer.AddAsync(record, cancellationToken).ConfigureAwait(false);
                    state.Bring(record.Key);
                }
            }

            Report(day.ToString());
        }

        return new StoredDay(day.Data, day.Day) { Records = records, Rows = rows, Hash = hash };
    }

    private void Report(string? current) => Progress?.Report(new SyncProgress(state.Done, _planned, current, _received, deadline.Elapsed));
}
