using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Api.Calls;
using GenesysReporting.Collections;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>
/// Reads the results of a job from a cursor to the end. If results have expired, or the platform no longer knows a cursor,
/// the same job is started again, once; the consumer must then expect records that were delivered before.
/// </summary>
/// <param name="client">Makes the calls.</param>
/// <param name="waiter">Waits for the job.</param>
/// <param name="repeated">Called with the old job and the new one when it had to be started again.</param>
internal sealed class JobRun(JobClient client, JobWaiter waiter, Action<AnalyticsJob, AnalyticsJob>? repeated = null)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);
    private bool _wasRepeated;
    private LoopGuard _guard = new();
    private bool _isGuarded;

    /// <summary>Gets the newest job: another one after it had to be started again.</summary>
    public AnalyticsJob? Job { get; private set; }

    /// <summary>True if the job may be started again at all.</summary>
    public bool MayRepeat { get; set; } = true;

    /// <summary>True if the results are read from the given cursor, and not from their beginning.</summary>
    public bool WasResumed { get; private set; }

    /// <summary>
    /// Reads all results of a new job, or the rest of an earlier one. A new job is reported by an empty page before it is waited
    /// for. No one else knows of the job, so it is cancelled when the consumer stops.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="parser">Reads the pages.</param>
    /// <param name="jobId">The earlier job; null to start one, which also happens if the earlier one is gone.</param>
    /// <param name="cursor">The cursor in the results of the earlier job; null for their beginning.</param>
    /// <param name="cancellationToken">Cancels waits and requests.</param>
    public async IAsyncEnumerable<JobPage<TRecord>> RunAsync<TRecord>(
        AnalyticsQuery query,
        IPageParser<TRecord> parser,
        string? jobId,
        string? cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            AnalyticsJob? job = jobId is null ? null : await ResumeAsync(query, jobId, cancellationToken).ConfigureAwait(false);
            WasResumed = job is not null && !_wasRepeated && cursor is not null;
            if (job is null)
            {
                job = await StartAsync(query, cancellationToken).ConfigureAwait(false);
                yield return new JobPage<TRecord>(new AnswerPage<TRecord>([]), job.Id, IsAgain: false);
                job = await FulfilAsync(job, cancellationToken).ConfigureAwait(false);
            }

            IAsyncEnumerable<JobPage<TRecord>> pages = ReadAsync(job, WasResumed ? cursor : null, parser, cancellationToken);
            await foreach (JobPage<TRecord> page in pages.ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            await CancelUnlessEndedAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts a job.</summary>
    public async Task<AnalyticsJob> StartAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        JsonObject body = JobBody.Of(query);
        string id = await client.SubmitAsync(body, cancellationToken).ConfigureAwait(false);
        Job = Describe(query, body, id) with { SubmissionDate = client.Time.GetUtcNow() };
        if (cancellationToken.IsCancellationRequested)
        {
            await CancelUnlessEndedAsync().ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Job;
    }

    /// <summary>Waits until the job's results can be read; throws if they never will be.</summary>
    public async Task<AnalyticsJob> FulfilAsync(AnalyticsJob job, CancellationToken cancellationToken)
    {
        Job = await WaitAsync(job, cancellationToken).ConfigureAwait(false);
        return Job.State switch
        {
            AnalyticsJobState.Fulfilled => Job,
            AnalyticsJobState.Expired when CanRepeat(Job) => await RepeatAsync(Job, cancellationToken).ConfigureAwait(false),
            AnalyticsJobState.Expired => throw JobErrors.JobExpired(Job),
            AnalyticsJobState.Cancelled => throw JobErrors.JobCancelled(Job),
            _ => throw JobErrors.JobFailed(Job),
        };
    }

    /// <summary>Reads the pages from a cursor on, and fetches the next one while the current one is used.</summary>
    public IAsyncEnumerable<JobPage<TRecord>> ReadAsync<TRecord>(
        AnalyticsJob job, string? cursor, IPageParser<TRecord> parser, CancellationToken cancellationToken)
    {
        Job = job;
        return Prefetch.Following(
            cancel => PageAsync(cursor, parser, cancel),
            // Not by the page's length: short and empty pages may come before the end.
            (page, cancel) => page.Answer.Cursor is { } after ? PageAsync(after, parser, cancel) : null,
            cancellationToken);
    }

    /// <summary>Waits for an earlier job; null if it has no results.</summary>
    private async Task<AnalyticsJob?> ResumeAsync(AnalyticsQuery query, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await FulfilAsync(Describe(query, JobBody.Of(query), id), cancellationToken).ConfigureAwait(false);
        }
        catch (JobException)
        {
            return null;
        }
    }

    private AnalyticsJob Describe(AnalyticsQuery query, JsonObject body, string id) => new()
    {
        Id = id,
        Type = client.Family.Name,
        State = AnalyticsJobState.Queued,
        Interval = query.Interval?.ToString(),
        Matching = query.Matching,
        Body = body.ToJsonString(),
    };

    private async Task<JobPage<TRecord>> PageAsync<TRecord>(
        string? cursor, IPageParser<TRecord> parser, CancellationToken cancellationToken)
    {
        AnalyticsJob job = Job!;
        try
        {
            AnswerPage<TRecord> answer = await client
                .ResultsAsync(job.Id, cursor, parser, cancellationToken)
                .ConfigureAwait(false);
            Guard(answer, cursor);
            return new JobPage<TRecord>(answer, job.Id, _wasRepeated);
        }
        catch (ApiException e) when (e.Failure.Status is 400 or 404 or 410)
        {
            if (!CanRepeat(job))
            {
                throw JobErrors.CursorLost(job, e.Message);
            }

            await RepeatAsync(job, cancellationToken).ConfigureAwait(false);
        }

        return await PageAsync(null, parser, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A server whose cursors lead back would be read forever.</summary>
    private void Guard<TRecord>(AnswerPage<TRecord> answer, string? cursor)
    {
        if (cursor is not null && !_isGuarded)
        {
            // The cursor that the reading was resumed with; later ones were checked with their pages.
            _guard = new LoopGuard();
            _guard.Following(client.Family.JobPath!, cursor);
        }

        _isGuarded = true;
        _guard.Received(client.Family.JobPath!, answer.Records.Count + answer.EmptyGroups, null);
        _guard.Following(client.Family.JobPath!, answer.Cursor);
    }

    /// <summary>A job that the platform no longer knows has expired, whatever its state was.</summary>
    private async Task<AnalyticsJob> WaitAsync(AnalyticsJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.WaitAsync(job, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Failure.Status is 404 or 410)
        {
            return job with { State = AnalyticsJobState.Expired };
        }
    }

    private bool CanRepeat(AnalyticsJob job) => MayRepeat && !_wasRepeated && job.Body is not null;

    private async Task<AnalyticsJob> RepeatAsync(AnalyticsJob job, CancellationToken cancellationToken)
    {
        _wasRepeated = true;
        (_guard, _isGuarded) = (new LoopGuard(), false);
        string id = await client.SubmitAsync(JsonNode.Parse(job.Body!)!.AsObject(), cancellationToken).ConfigureAwait(false);
        // Set before the wait: a consumer that stops during the wait has to cancel this job.
        Job = job with { Id = id, State = AnalyticsJobState.Queued, StateText = null, ErrorMessage = null };
        repeated?.Invoke(job, Job);
        return await FulfilAsync(Job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels the job if it still runs. A failure of the cancellation is not an error.</summary>
    private async Task CancelUnlessEndedAsync()
    {
        if (Job is not { IsEnded: false } open)
        {
            return;
        }

        // By the real clock: a user who stops must not wait long, whatever the session's clock does.
        using var limit = new CancellationTokenSource(CancelLimit, TimeProvider.System);
        try
        {
            Job = open with { State = AnalyticsJobState.Cancelled };
            await client.CancelAsync(open.Id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            // The platform removes the job when its results expire.
        }
    }
}
