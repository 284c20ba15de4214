using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>
/// Reads the results of a job from one cursor to the end. Results that expire, or a cursor that the platform no longer
/// knows, are made good once by the same job started again; who reads must then expect records that came before.
/// </summary>
internal sealed class JobRun(JobClient client, JobWaiter waiter)
{
    private string? _cursor;

    /// <summary>The job that is being read; another one after it had to be started again.</summary>
    public AnalyticsJob? Job { get; private set; }

    /// <summary>Whether the job had to be started again, so that records come twice.</summary>
    public bool WasRepeated { get; private set; }

    /// <summary>Starts a job.</summary>
    public async Task<AnalyticsJob> StartAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        JsonObject body = JobBody.Of(query);
        string id = await client.SubmitAsync(body, cancellationToken).ConfigureAwait(false);
        return Job = Describe(query, body, id) with { SubmissionDate = client.Time.GetUtcNow() };
    }

    /// <summary>Waits for a job that somebody else started; null where it is gone, or came to no results.</summary>
    public async Task<AnalyticsJob?> TakeUpAsync(AnalyticsQuery query, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await FulfilAsync(Describe(query, JobBody.Of(query), id), cancellationToken).ConfigureAwait(false);
        }
        catch (JobException)
        {
            return null;
        }
        catch (ApiException e) when (e.Failure.Status is 400 or 404 or 410)
        {
            return null;
        }
    }

    /// <summary>Waits until the job's results can be read; raises where they never will be.</summary>
    public async Task<AnalyticsJob> FulfilAsync(AnalyticsJob job, CancellationToken cancellationToken)
    {
        Job = await waiter.WaitAsync(job, null, cancellationToken).ConfigureAwait(false);
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
    public async IAsyncEnumerable<AnswerPage> ReadAsync(
        AnalyticsJob job, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Job, _cursor) = (job, cursor);
        Task<AnswerPage>? next = PageAsync(cancellationToken);
        while (next is not null)
        {
            AnswerPage page = await next.ConfigureAwait(false);
            _cursor = page.Cursor;
            // Not by the page's length: short pages, and empty ones, may come before the end.
            next = page.Cursor is null ? null : PageAsync(cancellationToken);
            yield return page;
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

    private async Task<AnswerPage> PageAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.ResultsAsync(Job!.Id, _cursor, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Failure.Status is 400 or 404 or 410)
        {
            if (!CanRepeat(Job!))
            {
                throw JobErrors.CursorLost(Job!, e.Message);
            }

            await RepeatAsync(Job!, cancellationToken).ConfigureAwait(false);
            return await client.ResultsAsync(Job!.Id, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool CanRepeat(AnalyticsJob job) => !WasRepeated && job.Body is not null;

    private async Task<AnalyticsJob> RepeatAsync(AnalyticsJob job, CancellationToken cancellationToken)
    {
        WasRepeated = true;
        _cursor = null;
        string id = await client.SubmitAsync(JsonNode.Parse(job.Body!)!.AsObject(), cancellationToken).ConfigureAwait(false);
        return await FulfilAsync(
            job with { Id = id, State = AnalyticsJobState.Queued, ErrorMessage = null }, cancellationToken).ConfigureAwait(false);
    }
}
