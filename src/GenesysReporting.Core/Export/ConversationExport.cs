using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Collections;
using GenesysReporting.Errors;
using GenesysReporting.Export.Lines;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Export;

/// <summary>
/// Writes the conversations of one query to one file, each once, however often it is killed and started again. Creating it sends
/// nothing; <see cref="Check"/> finds what prevents the export before anything is sent.
/// </summary>
internal sealed class ConversationExport
{
    private readonly GenesysSession _session;
    private readonly AnalyticsQuery _query;
    private readonly ExportOptions _options;
    private readonly ExportPaths _paths;
    private readonly IExportDisk _disk;
    private readonly LineFormat _format;
    private readonly ParquetConversion? _conversion;
    private readonly LineNamer? _namer;
    private readonly ExportKey _key;
    private readonly RequestLedger _ledger;
    private QueryReader<ConversationLines>? _reader;

    public ConversationExport(
        GenesysSession session, AnalyticsQuery query, ExportOptions options, ExportPaths paths, IExportDisk? disk = null, IParquetWriter? parquet = null)
    {
        (_session, _query, _options, _paths) = (session, query, options, paths);
        _disk = disk ?? LocalDisk.Instance;
        _format = LineFormats.Of(options);
        _conversion = options.Format == ExportFormat.Parquet
            ? new ParquetConversion(_disk, paths, _format, parquet ?? IsolatedParquetWriter.Instance)
            : null;
        _namer = options.Rows.WithNames && _format.Columns.Count > 0 ? new LineNamer(session, _format) : null;
        _key = ExportKey.Of(session, query, options, _format.Form);
        _ledger = new RequestLedger(session.Client.Time);
    }

    /// <summary>Gets a text about the unfinished file after an error or a stop has ended the run; null if nothing is left of it.</summary>
    public string? Kept { get; private set; }

    private TimeProvider Time => _session.Client.Time;

    private QueryInterval Interval => _query.Interval!;

    /// <summary>Throws if something prevents the export. Returns the summary if the same partition has been finished before.</summary>
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
        catch (Exception e) when (ToDiskError(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>Runs the export to its end. If anything ends it before, the file stays unfinished, and the same export resumes it.</summary>
    /// <param name="requests">Notified of answers and waits; null if there is no listener.</param>
    /// <param name="progress">Receives the progress; null if there is no listener.</param>
    /// <param name="note">Receives warnings; null if there is no listener.</param>
    /// <param name="cancellationToken">Ends the export after the page that is being written.</param>
    /// <param name="deadline">Ends it in the same way with the outcome <see cref="ExportOutcome.TimeOver"/>.</param>
    public async Task<ExportSummary> RunAsync(
        IRequestObserver? requests, IProgress<QueryProgress>? progress, Action<string>? note, CancellationToken cancellationToken, CancellationToken deadline = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline);
        long started = Time.GetTimestamp();
        try
        {
            if (_paths.Done is not null)
            {
                _disk.CreateFolder(Path.GetDirectoryName(_paths.Final)!);
            }

            using ExportFile file = ExportFile.Open(_disk, _paths, _format, _conversion, _key, _options);
            bool isWhole = file.IsNamed || await TryFillAsync(file, ReadOptions(requests, progress, file.State.Counts.Conversations), note, either.Token, cancellationToken).ConfigureAwait(false);
            return Summarize(file.State, isWhole ? Outcome(file.State) : ExportOutcome.TimeOver, Time.GetElapsedTime(started), file.WasResumed);
        }
        catch (Exception e) when (ToDiskError(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>Returns the error for a failure of the file system; null for any other failure.</summary>
    private GenesysException? ToDiskError(Exception failure) => failure switch
    {
        IOException e => StorageFailures.From(_paths.Partial, e),
        UnauthorizedAccessException e => ExportErrors.PathDenied(_paths.Final, e),
        _ => null,
    };

    /// <summary>Fetches, writes and finishes the file; false if the time was over before.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">The options of the reading.</param>
    /// <param name="note">Receives warnings.</param>
    /// <param name="either">Cancelled by the user or when the time is over.</param>
    /// <param name="user">Cancelled by the user.</param>
    private async Task<bool> TryFillAsync(ExportFile file, AnalyticsReadOptions options, Action<string>? note, CancellationToken either, CancellationToken user)
    {
        try
        {
            await FillAsync(file, options, note ?? (_ => { }), either).ConfigureAwait(false);
            Judge(file);
            await FinishAsync(file, either).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!user.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task FillAsync(
        ExportFile file, AnalyticsReadOptions options, Action<string> note, CancellationToken cancellationToken)
    {
        ResumedPart? begun = file.ReadBegun();
        DateTimeOffset from = begun?.Part.Interval!.Start ?? file.State.ReadTo ?? Interval.Start;
        if (from >= Interval.End)
        {
            return;
        }

        AnalyticsQuery rest = _query with { Interval = new QueryInterval(from, Interval.End) };
        PreparedQuery prepared = await QueryPreparer.PrepareAsync(_session, rest, options, cancellationToken).ConfigureAwait(false);
        var plan = new DetailsPlan<ConversationLines>(_session, prepared, options, _format);
        var reader = new QueryReader<ConversationLines>(plan, _format, options);
        _reader = reader;
        IAsyncEnumerable<PartStep<ConversationLines>> steps = reader.ReadAsync(begun, cancellationToken);
        if (_namer is not null)
        {
            steps = NameAsync(_namer, steps, options.Requests, note, cancellationToken);
        }

        try
        {
            await WriteAsync(steps, begun, file).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            // So that what came does not have to be fetched again.
            file.Checkpoint();
            Kept = Describe(file.State);
            throw;
        }
    }

    private async Task FinishAsync(ExportFile file, CancellationToken cancellationToken)
    {
        try
        {
            await file.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            Kept = Describe(file.State);
            throw;
        }
    }

    private static async IAsyncEnumerable<PartStep<ConversationLines>> NameAsync(
        LineNamer namer,
        IAsyncEnumerable<PartStep<ConversationLines>> steps,
        IRequestObserver? requests,
        Action<string> note,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (PartStep<ConversationLines> step in steps.ConfigureAwait(false))
        {
            yield return await namer.NameAsync(step, requests, note, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(IAsyncEnumerable<PartStep<ConversationLines>> steps, ResumedPart? begun, ExportFile file)
    {
        long saved = Time.GetTimestamp();
        string? job = begun?.Reading.Point.JobId;
        await foreach (PartStep<ConversationLines> step in steps.ConfigureAwait(false))
        {
            file.Write(step);
            bool isNewJob = step.Point.JobId is { } id && id != job;
            if (step.Ended is not null || isNewJob || Time.GetElapsedTime(saved) >= _options.CheckpointInterval)
            {
                file.Checkpoint();
                saved = Time.GetTimestamp();
                job = step.Point.JobId ?? job;
            }
        }
    }

    private string? Describe(ExportState state) => state.Length == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The export is unfinished: '{_paths.Partial}' has {state.Counts.Conversations} conversations.");

    private AnalyticsReadOptions ReadOptions(IRequestObserver? requests, IProgress<QueryProgress>? progress, long before) => new()
    {
        ThrottleLimit = _options.ThrottleLimit,
        Requests = requests,
        Progress = progress is null ? null : new ShiftedProgress(progress, before),
        Ledger = _ledger,
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
        Completeness.Judge(state.Summaries, failure: null, wasReadWhole: true) == QueryOutcome.Complete
            ? ExportOutcome.Complete
            : ExportOutcome.Incomplete;

    private ReadOnlyCollection<string> Reasons(ExportState state) =>
        Completeness.Reasons(_query.Type, state.Summaries, state.Watermark).ToReadOnly();

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
            Bytes = state.FinalLength,
            GuardedCells = counts.Guarded,
            MetricsLeftOut = counts.LeftOut ?? ReadOnlyDictionary<string, long>.Empty,
            Resumed = resumed,
            Mode = PartResults.ModeOf(state.Parts.Select(p => p.Source)),
            Slices = state.Summaries.ToReadOnly(),
            Reasons = Reasons(state),
            Notes = _reader?.Notes ?? [],
            Requests = figures.Attempts,
            Retries = figures.Retries,
            Elapsed = elapsed,
        };
    }

    /// <summary>Adds what earlier runs wrote to what was received.</summary>
    private sealed class ShiftedProgress(IProgress<QueryProgress> inner, long before) : IProgress<QueryProgress>
    {
        public void Report(QueryProgress value) => inner.Report(value with { Received = value.Received + before });
    }
}
