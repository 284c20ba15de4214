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

    public async IAsyncEnumerable<List<AnalyticsConversation>> ReadAsync(
        DetailsPart part, SliceTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new JobRun(client, waiter);
        bool isRead = false;
        try
        {
            AnalyticsJob job = await run
                .StartAsync(query.Query with { Interval = part.Interval }, cancellationToken)
                .ConfigureAwait(false);
            job = await run.FulfilAsync(job, cancellationToken).ConfigureAwait(false);
            tally.BeginPass();
            await foreach (AnswerPage page in run.ReadAsync(job, null, cancellationToken).ConfigureAwait(false))
            {
                yield return tally.Accept(page);
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
