using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Records;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>
/// Reads the results of a job from one cursor to the end. Results that expire, or a cursor that the platform no longer
/// knows, are made good once by the same job started again; who reads must then expect records that came before.
/// </summary>
/// <param name="client">Makes the calls.</param>
/// <param name="waiter">Waits for the job.</param>
/// <param name="repeated">Told of the old job and the new one when it had to be started again.</param>
internal sealed class JobRun(JobClient client, JobWaiter waiter, Action<AnalyticsJob, AnalyticsJob>? repeated = null)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);
    private bool _wasRepeated;

    /// <summary>The newest job; another one after it had to be started again.</summary>
    public AnalyticsJob? Job { get; private set; }

    /// <summary>Whether the job may be started again at all.</summary>
    public bool MayRepeat { get; set; } = true;

    /// <summary>Whether the results are read on where somebody else had come to, and not from their beginning.</summary>
    public bool WentOn { get; private set; }

    /// <summary>
    /// All results of a job of one's own. Nobody else knows of it: when they are not wanted any more, it does not go on.
    /// </summary>
    public IAsyncEnumerable<JobPage> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken) =>
        RunAsync(query, null, cancellationToken);

    /// <summary>The same, or the rest of the results of a job that was begun elsewhere. An empty page tells of a new job.</summary>
    /// <param name="query">The query.</param>
    /// <param name="begun">How far that job was read; null for a new one, which takes its place too where it is gone.</param>
    /// <param name="cancellationToken">Ends waits and requests.</param>
    public async IAsyncEnumerable<JobPage> RunAsync(
        AnalyticsQuery query, ResumePoint? begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            AnalyticsJob? job = begun?.JobId is { } id
                ? await TakeUpAsync(query, id, cancellationToken).ConfigureAwait(false)
                : null;
            WentOn = job is not null && !_wasRepeated && begun!.Cursor is not null;
            if (job is null)
            {
                job = await StartAsync(query, cancellationToken).ConfigureAwait(false);
                yield return new JobPage(new AnswerPage([]), job, IsAgain: false);
                job = await FulfilAsync(job, cancellationToken).ConfigureAwait(false);
            }

            string? cursor = WentOn ? begun!.Cursor : null;
            await foreach (JobPage page in ReadAsync(job, cursor, cancellationToken).ConfigureAwait(false))
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

    /// <summary>Waits until the job's results can be read; raises where they never will be.</summary>
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

    /// <summary>The pages from a cursor on, the next one fetched while this one is used.</summary>
    public IAsyncEnumerable<JobPage> ReadAsync(AnalyticsJob job, string? cursor, CancellationToken cancellationToken)
    {
        Job = job;
        return OneAhead.ReadAsync(
            cancel => PageAsync(cursor, cancel),
            // Not by the page's length: short pages, and empty ones, may come before the end.
            (page, cancel) => page.Answer.Cursor is { } after ? PageAsync(after, cancel) : null,
            cancellationToken);
    }

    /// <summary>Waits for a job that was begun elsewhere; null where it came to no results.</summary>
    private async Task<AnalyticsJob?> TakeUpAsync(AnalyticsQuery query, string id, CancellationToken cancellationToken)
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

    private async Task<JobPage> PageAsync(string? cursor, CancellationToken cancellationToken)
    {
        AnalyticsJob job = Job!;
        try
        {
            AnswerPage answer = await client.ResultsAsync(job.Id, cursor, cancellationToken).ConfigureAwait(false);
            return new JobPage(answer, job, _wasRepeated);
        }
        catch (ApiException e) when (e.Failure.Status is 400 or 404 or 410)
        {
            if (!CanRepeat(job))
            {
                throw JobErrors.CursorLost(job, e.Message);
            }

            await RepeatAsync(job, cancellationToken).ConfigureAwait(false);
        }

        return await PageAsync(null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A job that the platform has forgotten has expired, whatever else it may be.</summary>
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
        string id = await client.SubmitAsync(JsonNode.Parse(job.Body!)!.AsObject(), cancellationToken).ConfigureAwait(false);
        // Known from here on: whoever stops while it is waited for has to end this one.
        Job = job with { Id = id, State = AnalyticsJobState.Queued, StateText = null, ErrorMessage = null };
        repeated?.Invoke(job, Job);
        return await FulfilAsync(Job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What fails here is not worth an error.</summary>
    private async Task CancelUnlessEndedAsync()
    {
        if (Job is not { IsEnded: false } left)
        {
            return;
        }

        // By the real clock: whoever stops must not wait for long, whatever the session's clock does.
        using var limit = new CancellationTokenSource(CancelLimit, TimeProvider.System);
        try
        {
            Job = left with { State = AnalyticsJobState.Cancelled };
            await client.CancelAsync(left.Id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            // It expires by itself.
        }
    }
}
