using System.Diagnostics;

namespace GenesysReporting.Analytics.Jobs;

/// <summary>Polls a job until it has ended, at growing intervals, as each request counts towards the rate limit.</summary>
/// <param name="client">Makes the calls.</param>
/// <param name="waiting">Called before each pause, with the time waited so far; null if there is no listener.</param>
internal sealed class JobWaiter(JobClient client, Action<AnalyticsJob, TimeSpan>? waiting)
{
    /// <summary>Returns the job once it has ended, in any state; throws <c>JobTimedOut</c> if it takes longer than the limit.</summary>
    public async Task<AnalyticsJob> WaitAsync(AnalyticsJob job, TimeSpan? limit, CancellationToken cancellationToken)
    {
        long started = client.Time.GetTimestamp();
        foreach (TimeSpan pause in JobPauses.Growing())
        {
            job = await client.GetAsync(job, cancellationToken).ConfigureAwait(false);
            if (job.IsEnded)
            {
                return job;
            }

            TimeSpan elapsed = client.Time.GetElapsedTime(started);
            if (elapsed >= limit)
            {
                throw JobErrors.JobTimedOut(job, limit.Value);
            }

            waiting?.Invoke(job, elapsed);
            TimeSpan left = limit - elapsed ?? TimeSpan.MaxValue;
            await Task.Delay(pause < left ? pause : left, client.Time, cancellationToken).ConfigureAwait(false);
        }

        throw new UnreachableException();
    }
}
