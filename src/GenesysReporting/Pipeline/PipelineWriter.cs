using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Rows;
using GenesysReporting.Transport;

namespace GenesysReporting.Pipeline;

/// <summary>
/// Writes records and messages of asynchronous work to the pipeline, on the pipeline's thread. Records wait while the
/// consumer is slower; messages never wait.
/// </summary>
internal sealed class PipelineWriter : IRequestObserver, IDisposable
{
    private static readonly TimeSpan AnnouncedWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly int _activityId = Random.Shared.Next(1, int.MaxValue);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly Cmdlet _cmdlet;
    private readonly PipelinePump _pump;
    private readonly WaitCountdown _countdown;
    private long _lastProgress;
    private volatile string? _activity;
    private volatile string? _status;

    private readonly GenesysSession? _origin;

    /// <summary>Creates a writer.</summary>
    /// <param name="cmdlet">The cmdlet that writes.</param>
    /// <param name="pump">The queue to its thread.</param>
    /// <param name="origin">The session that everything comes from, if several are asked; else null.</param>
    public PipelineWriter(Cmdlet cmdlet, PipelinePump pump, GenesysSession? origin = null)
    {
        _origin = origin;
        _cmdlet = cmdlet;
        _pump = pump;
        _countdown = new WaitCountdown(_time, ShowWait);
    }

    /// <summary>The cmdlet's host; null if it has none.</summary>
    public PSHost? Host => (_cmdlet as PSCmdlet)?.Host;

    public void Write(object item) => _pump.PostRecords(() => _cmdlet.WriteObject(Marked(item)));

    /// <summary>Runs an action on the pipeline's thread, in the order of records.</summary>
    public void Invoke(Action action) => _pump.PostRecords(action);

    /// <summary>Writes records that are created on the pipeline's thread.</summary>
    public void WriteAll(Func<IEnumerable<object>> create) => Invoke(() =>
    {
        foreach (object item in create())
        {
            _cmdlet.WriteObject(Marked(item));
        }
    });

    /// <summary>The number of records that the pipeline has taken; fewer than were posted if the consumer stopped.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a page of records one after another.</summary>
    public void WriteAll<T>(IReadOnlyList<T> items) => _pump.PostRecords(() =>
    {
        using PipelinePage page = PipelinePage.Begin(items as IReadOnlyList<AnalyticsRecord> ?? []);
        foreach (T item in items)
        {
            // Counted first: Select-Object -First takes its last record and then ends the cmdlet by an exception from this call.
            Written++;
            page.Next();
            _cmdlet.WriteObject(Marked(item));
        }
    });

    /// <summary>Writes a page of records, and calls back when the pipeline has taken them all.</summary>
    public void WriteAll<T>(IReadOnlyList<T> items, Action taken)
    {
        WriteAll(items);
        _pump.PostRecords(taken);
    }

    public void Warn(string text) => _pump.Post(() => _cmdlet.WriteWarning(_origin is null ? text : $"{SessionOrigin.NameOf(_origin)}: {text}"));

    /// <summary>Shows text to the user at the prompt, as Write-Host does; it can be silenced and redirected.</summary>
    public void Inform(string text) => _pump.Post(() => _cmdlet.WriteInformation(
        new HostInformationMessage { Message = text }, ["PSHOST"]));

    public void Verbose(string text) => _pump.Post(() => _cmdlet.WriteVerbose(text));

    public void Error(ErrorRecord record) => _pump.Post(() => _cmdlet.WriteError(ErrorRecords.Of(record, _origin)));

    public void Answered(RequestNotice notice)
    {
        _countdown.End();
        Verbose(string.Create(
            CultureInfo.InvariantCulture,
            $"{notice.Method} {notice.Path}: HTTP {notice.Status} in {notice.Elapsed.TotalMilliseconds:0} ms, correlation id {notice.CorrelationId ?? "none"}"));
    }

    public void Retrying(RetryNotice notice)
    {
        Verbose($"{notice.Method} {notice.Path}: {notice.Reason}, attempt {notice.Attempt}; again in {Seconds(notice.Wait)} s");
        ShowLong(new object(), notice.Wait, notice.Reason);
    }

    public void Waiting(WaitNotice notice)
    {
        if (notice.Wait > AnnouncedWait)
        {
            Verbose($"{notice.Method} {notice.Path}: waits {Seconds(notice.Wait)} s; {Reason(notice)}");
            ShowLong(notice.Waiting ?? notice, notice.Wait, notice.Reason);
        }
    }

    /// <summary>Shows progress, a few times per second at most, as drawing the bar for every page slows the pages.</summary>
    public void Progress(string activity, string status, double? fraction)
    {
        _countdown.End();
        _status = status;
        long last = Volatile.Read(ref _lastProgress);
        if (last != 0 && _time.GetElapsedTime(last) < ProgressInterval)
        {
            return;
        }

        Volatile.Write(ref _lastProgress, _time.GetTimestamp());
        _activity = activity;
        _pump.Post(() => _cmdlet.WriteProgress(new ProgressRecord(_activityId, activity, status)
        {
            PercentComplete = fraction is { } share ? (int)(share * 100) : -1,
        }));
    }

    /// <summary>Ends the countdown. Its timer shows nothing after that.</summary>
    public void Dispose() => _countdown.Dispose();

    /// <summary>Removes the progress bar. Called on the pipeline's thread, also after a stop.</summary>
    public void CompleteProgress()
    {
        Dispose();
        if (_activity is null)
        {
            return;
        }

        try
        {
            _cmdlet.WriteProgress(new ProgressRecord(_activityId, _activity, "Done")
            {
                RecordType = ProgressRecordType.Completed,
            });
        }
        catch (PipelineStoppedException)
        {
            // A stopped pipeline takes no more records. Its host removes the bar itself.
        }
    }

    private object? Marked(object? item) => _origin is null || item is null ? item : SessionOrigin.Mark(item, _origin);

    private static string Seconds(TimeSpan wait) => wait.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Reason(WaitNotice notice) => string.Create(
        CultureInfo.InvariantCulture, $"{notice.Reason}, resets in {Math.Ceiling(notice.ResetsIn.TotalSeconds)} s");

    private void ShowLong(object waiting, TimeSpan wait, string reason)
    {
        if (wait > AnnouncedWait)
        {
            Volatile.Write(ref _lastProgress, 0);
            _countdown.Begin(waiting, wait, reason);
        }
    }

    /// <summary>Shows the time that is left of a wait. The countdown calls it, perhaps from a timer.</summary>
    private void ShowWait(string reason, TimeSpan left)
    {
        string activity = _activity ??= "Genesys Cloud";
        string soFar = _status is { } status ? status + "; " : string.Empty;
        int seconds = (int)Math.Ceiling(left.TotalSeconds);
        // The seconds stand in the text alone: hosts show SecondsRemaining as a second number.
        _pump.TryPost(() => _cmdlet.WriteProgress(new ProgressRecord(
            _activityId, activity, string.Create(CultureInfo.InvariantCulture, $"{soFar}next request in {seconds} s ({reason})"))));
    }
}
