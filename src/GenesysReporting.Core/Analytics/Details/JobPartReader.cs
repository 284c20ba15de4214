using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Answers;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Errors;

namespace GenesysReporting.Analytics.Details;

/// <summary>Reads one part by a job: starts it, waits for it, and reads its results to the end.</summary>
internal sealed class JobPartReader(PreparedQuery query, JobClient client, JobWaiter waiter)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    /// <param name="part">The part.</param>
    /// <param name="tally">Counts it.</param>
    /// <param name="begun">How far somebody else read it; null to begin.</param>
    /// <param name="cancellationToken">Ends waits and requests.</param>
    public async IAsyncEnumerable<PartPage> ReadAsync(
        DetailsPart part, SliceTally tally, BegunPart? begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new JobRun(client, waiter);
        bool isRead = false;
        try
        {
            AnalyticsQuery own = query.Query with { Interval = part.Interval };
            AnalyticsJob? job = begun?.Mark.JobId is { } id
                ? await run.TakeUpAsync(own, id, cancellationToken).ConfigureAwait(false)
                : null;
            string? cursor = job is null || run.WasRepeated ? null : begun!.Mark.Cursor;
            tally.Begin(begun, goesOn: cursor is not null);
            if (job is null)
            {
                job = await run.StartAsync(own, cancellationToken).ConfigureAwait(false);
                yield return new PartPage([], tally.Mark() with { JobId = job.Id });
                job = await run.FulfilAsync(job, cancellationToken).ConfigureAwait(false);
            }

            await foreach (AnswerPage page in run.ReadAsync(job, cursor, cancellationToken).ConfigureAwait(false))
            {
                List<AnalyticsRecord> records = tally.Accept(page);
                yield return new PartPage(records, tally.Mark() with { JobId = run.Job!.Id, Cursor = page.Cursor });
            }

            isRead = true;
        }
        finally
        {
            if (!isRead && run.Job is { IsEnded: false } left)
            {
                await CancelAsync(left).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Nobody else knows of this job; it should not go on for nobody. What fails here is not worth an error.</summary>
    private async Task CancelAsync(AnalyticsJob job)
    {
        using var limit = new CancellationTokenSource(CancelLimit, client.Time);
        try
        {
            await client.CancelAsync(job.Id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GenesysException or OperationCanceledException)
        {
            // It expires by itself.
        }
    }
}
