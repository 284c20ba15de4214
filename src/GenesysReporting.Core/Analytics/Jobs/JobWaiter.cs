namespace GenesysReporting.Analytics.Jobs;

/// <summary>Waits until a job has ended, asking less and less often: each question counts against the rate limit.</summary>
internal sealed class JobWaiter(JobClient client, Action<AnalyticsJob, TimeSpan>? waiting)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const double Growth = 1.5;

    /// <summary>The job when it has ended, in whatever way; raises <c>JobTimedOut</c> when it takes longer than the limit.</summary>
    public async Task<AnalyticsJob> WaitAsync(AnalyticsJob job, TimeSpan? limit, CancellationToken cancellationToken)
    {
        long started = client.Time.GetTimestamp();
        TimeSpan pause = First;
        while (true)
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
            pause = pause * Growth < Longest ? pause * Growth : Longest;
        }
    }
}
