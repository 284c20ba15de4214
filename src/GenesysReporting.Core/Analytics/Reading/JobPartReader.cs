using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;

namespace GenesysReporting.Analytics.Reading;

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
        DetailsPart part, SliceTally tally, ResumedReading? begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new JobRun(client, waiter);
        IAsyncEnumerable<JobPage> pages = run
            .RunAsync(query.Query with { Interval = part.Interval }, begun?.Mark, cancellationToken);
        bool? isAgain = null;
        await foreach (JobPage page in pages.ConfigureAwait(false))
        {
            if (isAgain is null)
            {
                tally.Begin(begun, run.WentOn);
                isAgain = page.IsAgain;
            }
            else if (page.IsAgain && isAgain is false)
            {
                tally.BeginPass();
                isAgain = true;
            }

            if (page.Answer.DataAvailabilityDate is { } date)
            {
                reaches(date);
            }

            List<AnalyticsRecord> records = tally.Accept(page.Answer);
            yield return new PartPage(records, tally.Mark() with { JobId = page.Job.Id, Cursor = page.Answer.Cursor });
        }
    }
}
