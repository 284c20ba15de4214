using System.Runtime.CompilerServices;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api.Calls;

namespace GenesysReporting.Analytics.Reading;

/// <summary>The results of a job. A job that had to be started again is read in a second pass.</summary>
/// <param name="pages">The job's pages.</param>
/// <param name="run">The run that reads them.</param>
/// <param name="interval">The job's interval; null if it is not known.</param>
/// <param name="tally">Counts the records.</param>
/// <param name="state">Receives the end of the data that the job could read.</param>
/// <param name="count">Counts the interval's records in another way; null if there is none.</param>
internal sealed class JobPages<TRecord>(
    IAsyncEnumerable<JobPage<TRecord>> pages,
    JobRun run,
    QueryInterval? interval,
    SliceTally tally,
    ReadingState state,
    Func<CancellationToken, Task<long?>>? count = null) : IPageSource<TRecord>
{
    /// <summary>New cursors may still lead to the same results; two pages without anything new may be the platform's own.</summary>
    private const int MaxStalePages = 3;

    /// <summary>The reading by an earlier run; null for none.</summary>
    public ResumedReading? Resumed { get; init; }

    /// <summary>
    /// True if the job's data covers the interval, and has no fewer records than the query counts: a job itself announces no
    /// number.
    /// </summary>
    public bool Agrees => tally is { IsBlurred: false, Lost: 0, IsShort: false } && state.IsBeforeWatermark(interval);

    public async IAsyncEnumerable<SourcePage<TRecord>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool? isAgain = null;
        bool isListed = true;
        int stale = 0;
        await foreach (JobPage<TRecord> page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (isAgain is null)
            {
                tally.Begin(Resumed, run.WasResumed);
            }
            else if (page.IsAgain && isAgain is false)
            {
                tally.BeginPass();
            }

            isAgain = page.IsAgain;
            state.UpdateWatermark(page.Answer.DataAvailabilityDate);
            isListed = page.Answer.IsListed;
            long before = tally.Progress;
            yield return new SourcePage<TRecord>(page.Answer, new ResumePoint { JobId = page.JobId, Cursor = page.Answer.Cursor });
            stale = tally.Progress == before && page.Answer.Records.Count > 0 ? stale + 1 : 0;
            if (stale == MaxStalePages)
            {
                throw CallErrors.PagingLooped(page.JobId, $"{stale} pages in a row had only results that had come before");
            }
        }

        tally.EndsWithoutList = !isListed && tally.Received > 0;
        tally.Counted = count is not null && state.IsBeforeWatermark(interval)
            ? await count(cancellationToken).ConfigureAwait(false)
            : null;
    }
}
