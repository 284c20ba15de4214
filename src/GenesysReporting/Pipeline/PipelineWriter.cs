using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Transport;

namespace GenesysReporting.Pipeline;

/// <summary>What work may write to the pipeline; each call is carried out on the pipeline's thread.</summary>
internal sealed class PipelineWriter(Cmdlet cmdlet, PipelinePump pump) : IRequestObserver
{
    private static readonly TimeSpan AnnouncedWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly int _activityId = Random.Shared.Next(1, int.MaxValue);
    private readonly TimeProvider _time = TimeProvider.System;
    private long? _lastProgress;
    private string? _activity;

    public void Write(object item) => pump.Post(() => cmdlet.WriteObject(item));

    /// <summary>Records that the pipeline has taken; fewer than were posted when the consumer stopped before.</summary>
    public long Written { get; private set; }

    /// <summary>Writes a page of records one after another.</summary>
    public void WriteAll<T>(IReadOnlyList<T> items) => pump.Post(() =>
    {
        foreach (T item in items)
        {
            // Counted first: Select-Object -First takes its last record and then ends the cmdlet out of this call.
            Written++;
            cmdlet.WriteObject(item);
        }
    });

    public void Warn(string text) => pump.Post(() => cmdlet.WriteWarning(text));

    /// <summary>Says something to whoever sits at the prompt, as Write-Host does; it can be silenced and redirected.</summary>
    public void Say(string text) => pump.Post(() => cmdlet.WriteInformation(
        new HostInformationMessage { Message = text }, ["PSHOST"]));

    public void Verbose(string text) => pump.Post(() => cmdlet.WriteVerbose(text));

    public void Error(ErrorRecord record) => pump.Post(() => cmdlet.WriteError(record));

    public void Answered(RequestNotice notice) => Verbose(string.Create(
        CultureInfo.InvariantCulture,
        $"{notice.Method} {notice.Path}: HTTP {notice.Status} in {notice.Elapsed.TotalMilliseconds:0} ms, correlation id {notice.CorrelationId ?? "none"}"));

    public void Retrying(RetryNotice notice)
    {
        string seconds = notice.Wait.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        Verbose($"{notice.Method} {notice.Path}: {notice.Reason}, attempt {notice.Attempt}; again in {seconds} s");
        if (notice.Wait > AnnouncedWait)
        {
            _lastProgress = null;
            Progress(_activity ?? "Genesys Cloud", $"Waiting {seconds} s: {notice.Reason}", null, notice.Wait);
        }
    }

    /// <summary>Shows progress, a few times a second at most: a progress bar that is drawn for every page slows the pages.</summary>
    public void Progress(string activity, string status, double? fraction, TimeSpan? remaining = null)
    {
        if (_lastProgress is { } last && _time.GetElapsedTime(last) < ProgressInterval)
        {
            return;
        }

        _lastProgress = _time.GetTimestamp();
        _activity = activity;
        pump.Post(() => cmdlet.WriteProgress(new ProgressRecord(_activityId, activity, status)
        {
            PercentComplete = fraction is { } share ? (int)(share * 100) : -1,
            SecondsRemaining = remaining is { } left ? (int)Math.Ceiling(left.TotalSeconds) : -1,
        }));
    }

    /// <summary>Takes the progress bar away. Called on the pipeline's thread, also after a stop.</summary>
    public void CompleteProgress()
    {
        if (_activity is null)
        {
            return;
        }

        try
        {
            cmdlet.WriteProgress(new ProgressRecord(_activityId, _activity, "Done")
            {
                RecordType = ProgressRecordType.Completed,
            });
        }
        catch (PipelineStoppedException)
        {
            // A stopped pipeline takes no more records; its host clears the bar itself.
        }
    }
}
