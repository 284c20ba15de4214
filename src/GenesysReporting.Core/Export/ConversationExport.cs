using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Errors;
using GenesysReporting.Export.Lines;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Export;

/// <summary>
/// Writes the conversations of one query to one file, each once, however often it is killed and started again. Made without
/// asking anybody; what is in the way is found by <see cref="Check"/>, before anything is sent.
/// </summary>
internal sealed class ConversationExport
{
    private readonly GenesysSession _session;
    private readonly AnalyticsQuery _query;
    private readonly ExportOptions _options;
    private readonly ExportPaths _paths;
    private readonly IExportDisk _disk;
    private readonly LineFormat _format;
    private readonly LineNamer? _namer;
    private readonly ExportKey _key;
    private readonly RequestLedger _ledger;

    public ConversationExport(
        GenesysSession session, AnalyticsQuery query, ExportOptions options, ExportPaths paths, IExportDisk? disk = null)
    {
        (_session, _query, _options, _paths) = (session, query, options, paths);
        _disk = disk ?? LocalDisk.Instance;
        _format = LineFormats.Of(options);
        _namer = options.Rows.WithNames && _format.Columns.Count > 0 ? new LineNamer(session, _format) : null;
        _key = ExportKey.Of(session, query, options, _format.Form);
        _ledger = new RequestLedger(session.Client.Time);
    }

    private TimeProvider Time => _session.Client.Time;

    private QueryInterval Interval => _query.Interval!;

    /// <summary>Raises an error for what is in the way. The summary where the same export has finished before, as partitions tell.</summary>
    public ExportSummary? Check()
    {
        try
        {
            if (ExportPreconditions.Finished(_disk, _paths, _key, _options) is { } finished)
            {
                return Summarize(finished, ExportOutcome.Skipped, TimeSpan.Zero, resumed: false);
            }

            ExportPreconditions.Check(_disk, _paths, _key, _options);
            return null;
        }
        catch (Exception e) when (OfDisk(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>
    /// Runs it to its end. Whatever ends it before, the file stays unfinished, and the same export goes on with it.
    /// </summary>
    /// <param name="requests">Told of answers and waits; null where nobody listens.</param>
    /// <param name="progress">Told how far it is; null where nobody listens.</param>
    /// <param name="note">Takes what is to be said in a warning; null where nobody listens.</param>
    /// <param name="cancellationToken">Ends it after the page that is being written.</param>
    public async Task<ExportSummary> RunAsync(
        IRequestObserver? requests, IProgress<QueryProgress>? progress, Action<string>? note, CancellationToken cancellationToken)
    {
        long started = Time.GetTimestamp();
        try
        {
            if (_paths.Done is not null)
            {
                _disk.CreateFolder(System.IO.Path.GetDirectoryName(_paths.Final)!);
            }

            using ExportFile file = ExportFile.Open(_disk, _paths, _format, _key, _options);
            if (!file.IsNamed)
            {
                var options = ReadOptions(requests, progress, file.State.Counts.Conversations);
                await FillAsync(file, options, note ?? (_ => { }), cancellationToken).ConfigureAwait(false);
                Judge(file);
                file.Finish();
            }

            return Summarize(file.State, Outcome(file.State), Time.GetElapsedTime(started), file.WasResumed);
        }
        catch (Exception e) when (OfDisk(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>What a failure of the file system means; null for any other.</summary>
    private GenesysException? OfDisk(Exception failure) => failure switch
    {
        IOException e => StorageFailures.From(_paths.Partial, e),
        UnauthorizedAccessException e => ExportErrors.PathDenied(_paths.Final, e),
        _ => null,
    };

    /// <summary>What to say of the file when an error has ended the run; null where nothing was left of it.</summary>
    public string? Unfinished { get; private set; }

    private async Task FillAsync(
        ExportFile file, AnalyticsReadOptions options, Action<string> note, CancellationToken cancellationToken)
    {
        ResumedPart? begun = file.ReadBegun();
        DateTimeOffset from = begun?.Part.Interval.Start ?? file.State.ReadTo ?? Interval.Start;
        if (from >= Interval.End)
        {
            return;
        }

        AnalyticsQuery left = _query with { Interval = new QueryInterval(from, Interval.End) };
        PreparedQuery prepared = await QueryPreparer.PrepareAsync(_session, left, options, cancellationToken).ConfigureAwait(false);
        var reader = new ConversationDetailsReader(_session, prepared, options);
        IAsyncEnumerable<DetailsStep> steps = reader.ReadStepsAsync(begun, cancellationToken);
        if (_namer is not null)
        {
            steps = NamedAsync(_namer, steps, options.Requests, note, cancellationToken);
        }

        try
        {
            await WriteAsync(steps, begun, file).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            // What came is not to be fetched again.
            file.Checkpoint();
            Unfinished = Describe(file.State);
            throw;
        }
    }

    private static async IAsyncEnumerable<DetailsStep> NamedAsync(
        LineNamer namer,
        IAsyncEnumerable<DetailsStep> steps,
        IRequestObserver? requests,
        Action<string> note,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (DetailsStep step in steps.ConfigureAwait(false))
        {
            yield return await namer.NameAsync(step, requests, note, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(IAsyncEnumerable<DetailsStep> steps, ResumedPart? begun, ExportFile file)
    {
        long saved = Time.GetTimestamp();
        string? job = begun?.Reading.Mark.JobId;
        await foreach (DetailsStep step in steps.ConfigureAwait(false))
        {
            file.Write(step);
            bool isNewJob = step.Mark.JobId is { } id && id != job;
            if (step.Ended is not null || isNewJob || Time.GetElapsedTime(saved) >= _options.CheckpointInterval)
            {
                file.Checkpoint();
                saved = Time.GetTimestamp();
                job = step.Mark.JobId ?? job;
            }
        }
    }

    private string? Describe(ExportState state) => state.Length == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The export is unfinished: '{_paths.Partial}' has {state.Counts.Conversations} conversations. The same command goes on from there.");

    private AnalyticsReadOptions ReadOptions(IRequestObserver? requests, IProgress<QueryProgress>? progress, long before) => new()
    {
        ThrottleLimit = _options.ThrottleLimit,
        Requests = requests,
        Progress = progress is null ? null : new ShiftedProgress(progress, before),
        Ledger = _ledger,
        Parser = _format.Read,
        StopsAtFailure = true,
    };

    private void Judge(ExportFile file)
    {
        if (!_options.AllowIncomplete && Outcome(file.State) == ExportOutcome.Incomplete)
        {
            throw ExportErrors.ExportIncomplete(_paths.Partial, file.State.Counts.Conversations, Reasons(file.State));
        }
    }

    private static ExportOutcome Outcome(ExportState state) =>
        state.Parts.All(p => p.Agrees) ? ExportOutcome.Complete : ExportOutcome.Incomplete;

    private ExportSummary Summarize(ExportState state, ExportOutcome outcome, TimeSpan elapsed, bool resumed)
    {
        RequestFigures figures = _ledger.Read();
        LineCounts counts = state.Counts;
        return new ExportSummary
        {
            Path = _paths.Final,
            Format = _options.Format,
            Outcome = outcome,
            Interval = Interval,
            TimeZone = _query.TimeZone,
            Conversations = counts.Conversations,
            Rows = counts.Rows,
            Bytes = state.Length,
            GuardedCells = counts.Guarded,
            Resumed = resumed,
            Mode = string.Join(", ", state.Parts.Select(p => p.Source).Distinct().DefaultIfEmpty("Query")),
            Slices = state.Parts.Select(p => p.ToSummary()).ToReadOnly(),
            Reasons = Reasons(state),
            Requests = figures.Attempts,
            Retries = figures.Retries,
            Elapsed = elapsed,
        };
    }

    private static IReadOnlyList<string> Reasons(ExportState state) => new QuerySummary
    {
        Type = QueryTypes.ConversationDetails.Name,
        Interval = null,
        Outcome = QueryOutcome.Incomplete,
        Slices = state.Parts.Select(p => p.ToSummary()).ToReadOnly(),
        Watermark = state.Watermark,
    }.Reasons;

    /// <summary>Counts what earlier runs wrote among what was received.</summary>
    private sealed class ShiftedProgress(IProgress<QueryProgress> inner, long before) : IProgress<QueryProgress>
    {
        public void Report(QueryProgress value) => inner.Report(value with { Received = value.Received + before });
    }
}
