using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Export.Lines;
using GenesysReporting.Protection;

namespace GenesysReporting.Stores;

/// <summary>Brings a store up to date: fetches the days that are missing or may have changed, and the conversations that were open.</summary>
/// <param name="session">The session.</param>
/// <param name="store">The store, opened to write.</param>
/// <param name="location">The place of the store.</param>
/// <param name="options">The options.</param>
/// <param name="lines">Reads pages into conversations as JSON, protected as the store is.</param>
/// <param name="read">The options of reading.</param>
internal sealed class SyncRun(
    GenesysSession session, IStore store, StoreLocation location, SyncOptions options, LineFormat lines, AnalyticsReadOptions read)
{
    private readonly SyncState _state = new();

    /// <summary>Receives the progress; null if there is no listener.</summary>
    public IProgress<SyncProgress>? Progress { get; init; }

    /// <summary>Protects personal data before it is stored; null to leave it as it is.</summary>
    public RecordProtection? Protection { get; init; }

    private TimeProvider Time => session.Client.Time;

    /// <summary>Runs to the end. Whatever ends it before, the days that were done stay done.</summary>
    public async Task<StoreSummary> RunAsync(CancellationToken cancellationToken)
    {
        using var deadline = new SyncDeadline(Time, options.MaxDuration);
        DateTimeOffset started = Time.GetUtcNow();
        long before = session.Client.Ledger.Read().Attempts;
        StoreInfo? stored = await store.ReadInfoAsync(cancellationToken).ConfigureAwait(false);
        StoreInfo info = SyncChecks.Check(location, stored, session, options, Protection);
        DateTimeOffset? watermark = info.Data.Contains(StoreData.Conversations) ? await WatermarkAsync(cancellationToken).ConfigureAwait(false) : null;
        IReadOnlyList<StoredDay> known = stored is null ? []
            : StoredDayCheck.Check(location, await store.ReadDaysAsync(cancellationToken).ConfigureAwait(false), started);
        IReadOnlyList<SyncDay> plan = SyncPlanner.Plan(info, known, options, started, watermark);
        IReadOnlyList<StoredDay> gaps = await SyncChecks.GapsAsync(location, session, plan, options, cancellationToken).ConfigureAwait(false);

        // Nothing is changed before this.
        IReadOnlyList<string> changes = await store.PrepareAsync(info, StoreTables.All(info), cancellationToken).ConfigureAwait(false);
        await store.SaveDaysAsync(gaps, cancellationToken).ConfigureAwait(false);
        _state.Begin([.. plan.Where(d => !gaps.Any(g => g.Data == d.Data && g.Day == d.Day))], known);
        var tables = new ConversationTables(info.KeepsRaw);
        await RunTasksAsync(info, tables, watermark, deadline, cancellationToken).ConfigureAwait(false);
        StoreSummary summary = await SummarizeAsync(info, cancellationToken).ConfigureAwait(false);
        summary = summary with
        {
            SchemaChanges = changes,
            Watermark = watermark > DateTimeOffset.MinValue ? watermark : null,
            Requests = session.Client.Ledger.Read().Attempts - before,
            Elapsed = deadline.Elapsed,
        };
        var run = new StoreRun { Started = started, Ended = Time.GetUtcNow(), Outcome = summary.Outcome.ToString(), Summary = summary.ToString() };
        await store.SaveRunAsync(run, cancellationToken).ConfigureAwait(false);
        return summary;
    }

    private async Task RunTasksAsync(
        StoreInfo info, ConversationTables tables, DateTimeOffset? watermark, SyncDeadline deadline, CancellationToken cancellationToken)
    {
        var once = new OnceTasks(store, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
        await once.RunAsync("Names", () => new NameSync(session, store, read.Requests, _state.Note).RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        var days = new SyncDays(Time, store, Readers(tables, watermark), _state, deadline) { Progress = Progress, Watermark = watermark, Removed = info.Removed.ToHashSet() };
        await days.RunAsync(cancellationToken).ConfigureAwait(false);
        if (!_state.IsTimeOver && info.Data.Contains(StoreData.Conversations))
        {
            var open = new OpenConversations(store, tables, new ConversationsById(session, lines, read.Requests), _state);
            await once.RunAsync("Open", () => open.RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private Dictionary<StoreData, IDayReader> Readers(ConversationTables tables, DateTimeOffset? watermark) => new()
    {
        [StoreData.Conversations] = new ConversationDayReader(session, tables, lines, read with { Watermark = watermark }),
        [StoreData.UserDetails] = QueryDayReader.OfUsers(session, read),
        [StoreData.QueueIntervals] = QueryDayReader.OfQueues(session, read),
    };

    /// <summary>
    /// Returns the end of the data that jobs can read; null if the session may not use jobs. If it cannot be asked now, no day is final in
    /// this run.
    /// </summary>
    private async Task<DateTimeOffset?> WatermarkAsync(CancellationToken cancellationToken)
    {
        try
        {
            var jobs = new JobClient(session, QueryTypes.ConversationDetails, read.Requests, read.Ledger);
            return await jobs.AvailabilityAsync(cancellationToken).ConfigureAwait(false) ?? DateTimeOffset.MinValue;
        }
        catch (GenesysException e) when (e.Kind is ErrorKind.Permission or ErrorKind.NotFound)
        {
            _state.Note($"Jobs cannot be used, so attributes are missing: {e.Message}");
            return null;
        }
        catch (GenesysException e) when (e.Kind is ErrorKind.Service or ErrorKind.InvalidAnswer)
        {
            _state.Note($"The extent of the jobs' data could not be determined; all days are fetched again in the next run: {e.Message}");
            return DateTimeOffset.MinValue;
        }
    }

    private async Task<StoreSummary> SummarizeAsync(StoreInfo info, CancellationToken cancellationToken)
    {
        var status = new StoreStatusReader(store, location, info, Time.GetUtcNow());
        return new StoreSummary
        {
            Store = location.DisplayName,
            Outcome = _state.Failures.Count > 0 ? StoreOutcome.Incomplete : _state.IsTimeOver ? StoreOutcome.TimeOver : StoreOutcome.Complete,
            DaysDone = _state.Done,
            DaysLeft = _state.Left.Count + _state.LeftOut,
            Failures = _state.Failures,
            Records = _state.Written.Records,
            Rows = _state.Written.Rows,
            Changed = _state.Changes.Replaced,
            Added = _state.Changes.Added,
            Open = info.Data.Contains(StoreData.Conversations) ? await status.CountOpenAsync(cancellationToken).ConfigureAwait(false) : 0,
            Notes = _state.Notes,
            Since = info.Since,
        };
    }
}
