using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Reading;

/// <summary>Reads the results of an existing job: each record once, trimmed to the job's interval if that is known.</summary>
internal sealed class JobResultsReader
{
    private readonly JobClient _client;
    private readonly JobRun _run;
    private readonly RecordParser _parser;
    private readonly SliceTally _tally;
    private readonly ReadingState _state = new(first: null, progress: null);
    private AnalyticsJob _job;
    private ResumePoint _taken = new();
    private long _delivered;
    private bool _isAtEnd;

    /// <param name="client">Makes the calls.</param>
    /// <param name="job">The job, as far as it is known.</param>
    /// <param name="waiting">Called while the job is waited for; null if there is no listener.</param>
    /// <param name="repeated">Called with the old job and the new one when it had to be started again.</param>
    public JobResultsReader(
        JobClient client,
        AnalyticsJob job,
        Action<AnalyticsJob, TimeSpan>? waiting,
        Action<AnalyticsJob, AnalyticsJob>? repeated = null)
    {
        (_client, _job) = (client, job);
        _parser = new RecordParser(client.Family);
        _tally = new SliceTally(job.Wanted, keepsTwins: client.Family.Name != QueryTypes.ConversationDetails.Name);
        _run = new JobRun(client, new JobWaiter(client, waiting), repeated);
    }

    /// <summary>Gets the end of the page that was read last.</summary>
    public ResumePoint? Page { get; private set; }

    /// <summary>Reads the records. To be called once.</summary>
    /// <param name="cursor">The cursor to begin after; null for the beginning.</param>
    /// <param name="wait">True to wait for a job that has not ended, false to throw <c>JobNotEnded</c>.</param>
    /// <param name="cancellationToken">Cancels waits and requests.</param>
    public async IAsyncEnumerable<IReadOnlyList<AnalyticsRecord>> ReadPagesAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _taken = new ResumePoint { Cursor = cursor };
        // Records before a cursor were delivered elsewhere; started again, the job would deliver them a second time.
        _run.MayRepeat = cursor is null;
        IRecordJoin<AnalyticsRecord>? join = RecordJoins.Of(_client.Family, isDescending: false);
        var plan = new WholePlan(_state, _job.Requested, _tally, join, cancel => OpenAsync(cursor, wait, cancel));
        var reader = new QueryReader<AnalyticsRecord>(plan, _parser, new AnalyticsReadOptions());
        AskedQuery? asked = null;
        await foreach (PartStep<AnalyticsRecord> step in reader.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            // Where records are joined, no page is delivered by itself: a cursor after it would pass over what is still held.
            if (join is null ? step.Ended is null : step.Ended is not null || step.Records.Count > 0)
            {
                Page = step.Point;
                asked ??= Asked();
                asked = asked is null || _state.Watermark is not { } mark || mark == asked.Watermark ? asked : asked with { Watermark = mark };
                foreach (AnalyticsRecord record in step.Records)
                {
                    record.Asked = asked;
                }

                yield return step.Records;
            }
        }

        _isAtEnd = true;
    }

    /// <summary>To be called when the consumer has taken a whole page; a later run can resume after it.</summary>
    public void Taken(int records, ResumePoint page)
    {
        _delivered += records;
        _taken = page;
    }

    public JobReceipt Summarize(GenesysException? failure)
    {
        SliceSummary received = _tally.ToSummary(_job.Requested!) with
        {
            Source = "Job",
            WasReadWhole = true,
            Agrees = _tally is { IsBlurred: false, Lost: 0, IsShort: false } && _state.IsBeforeWatermark(_job.Requested),
        };
        return new JobReceipt
        {
            Job = TakenJob() ?? _job,
            Outcome = Completeness.Judge([received], failure, wasReadWhole: _isAtEnd && _taken.Cursor is null),
            Failure = failure?.Message,
            Delivered = _delivered,
            Received = received.Received,
            Duplicates = received.Duplicates,
            OutsideInterval = received.OutsideInterval,
            Cursor = _taken.Cursor,
            DataAvailabilityDate = _state.Watermark,
            Notes = _tally.Notes.ToReadOnly(),
            Reasons = received.Interval is null ? [] : Completeness.Reasons(_job.Type, [received], _state.Watermark).ToReadOnly(),
        };
    }

    /// <summary>Returns the job of the cursor: another one, with other cursors, may have been started while pages were read ahead.</summary>
    private AnalyticsJob? TakenJob() => _taken.Cursor is null || _taken.JobId == _run.Job?.Id ? _run.Job : _job;

    private async Task<IPageSource<AnalyticsRecord>> OpenAsync(string? cursor, bool wait, CancellationToken cancellationToken)
    {
        _job = await _client.GetAsync(_job, cancellationToken).ConfigureAwait(false);
        if (!_job.IsEnded && !wait)
        {
            throw JobErrors.JobNotEnded(_job);
        }

        _job = await _run.FulfilAsync(_job, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<JobPage<AnalyticsRecord>> pages = _run.ReadAsync(_job, cursor, _parser, cancellationToken);
        return new JobPages<AnalyticsRecord>(pages, _run, _job.Requested, _tally, _state);
    }

    /// <summary>Returns the question of the job, by the body that started it; null if that is not known.</summary>
    private AskedQuery? Asked() => _job.Body is { } text && JsonNode.Parse(text) is JsonObject body
        ? AskedQuery.Of(_client.Family, _job.Requested, body, _job.SubmissionDate ?? _client.Time.GetUtcNow())
        : null;
}
