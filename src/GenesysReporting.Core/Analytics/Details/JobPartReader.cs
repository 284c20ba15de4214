using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Running;

namespace GenesysReporting.Analytics.Details;

/// <summary>Reads one part by a job: starts it, waits for it, and reads its results to the end.</summary>
/// <param name="query">What is asked.</param>
/// <param name="client">Makes the calls.</param>
/// <param name="waiter">Waits for the job.</param>
/// <param name="reaches">Told how far the data reached when the results were made.</param>
internal sealed class JobPartReader(
    PreparedQuery query, JobClient client, JobWaiter waiter, Action<DateTimeOffset> reaches)
{
    /// <param name="part">The part.</param>
    /// <param name="tally">Counts it.</param>
    /// <param name="begun">How far somebody else read it; null to begin.</param>
    /// <param name="cancellationToken">Ends waits and requests.</param>
    public async IAsyncEnumerable<PartPage> ReadAsync(
        DetailsPart part, SliceTally tally, BegunPart? begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new JobRun(client, waiter);
        try
        {
            AnalyticsQuery own = query.Query with { Interval = part.Interval };
            AnalyticsJob? job = begun?.Mark.JobId is { } id
                ? await run.TakeUpAsync(own, id, cancellationToken).ConfigureAwait(false)
                : null;
            string? cursor = job is null ? null : begun!.Mark.Cursor;
            tally.Begin(begun, goesOn: cursor is not null);
            if (job is null)
            {
                job = await run.StartAsync(own, cancellationToken).ConfigureAwait(false);
                yield return new PartPage([], tally.Mark() with { JobId = job.Id });
                job = await run.FulfilAsync(job, cancellationToken).ConfigureAwait(false);
            }

            await foreach (PartPage page in PagesAsync(run.ReadAsync(job, cursor, cancellationToken), tally).ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            await run.CancelUnlessEndedAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<PartPage> PagesAsync(IAsyncEnumerable<JobPage> pages, SliceTally tally)
    {
        bool isAgain = false;
        await foreach (JobPage page in pages.ConfigureAwait(false))
        {
            if (page.IsAgain && !isAgain)
            {
                isAgain = true;
                tally.BeginPass();
            }

            if (page.Answer.DataAvailabilityDate is { } date)
            {
                reaches(date);
            }

            yield return new PartPage(tally.Accept(page.Answer), Mark(page, tally));
        }
    }

    /// <summary>Where records cannot be told apart, whoever goes on reads the job from its beginning, and so learns of it.</summary>
    private static PartMark Mark(JobPage page, SliceTally tally) => tally.Mark() with
    {
        JobId = page.Job.Id,
        Cursor = tally.IsBlurred ? null : page.Answer.Cursor,
    };
}
