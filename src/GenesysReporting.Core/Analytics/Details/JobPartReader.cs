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
    public async IAsyncEnumerable<List<AnalyticsRecord>> ReadAsync(
        DetailsPart part, SliceTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<JobPage> pages = new JobRun(client, waiter)
            .RunAsync(query.Query with { Interval = part.Interval }, cancellationToken);
        tally.BeginPass();
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

            yield return tally.Accept(page.Answer);
        }
    }
}
