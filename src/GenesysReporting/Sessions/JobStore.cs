using System.Runtime.CompilerServices;
using GenesysReporting.Analytics;
using GenesysReporting.Api;

namespace GenesysReporting.Sessions;

/// <summary>The jobs that were started in a session, as the platform has no list of them.</summary>
internal sealed class JobStore
{
    private static readonly ConditionalWeakTable<GenesysSession, JobStore> Stores = [];

    private readonly object _lock = new();
    private readonly List<AnalyticsJob> _jobs = [];

    public static JobStore Of(GenesysSession session) => Stores.GetValue(session, _ => new JobStore());

    /// <summary>Returns the jobs in the order in which they were started.</summary>
    public IReadOnlyList<AnalyticsJob> All()
    {
        lock (_lock)
        {
            return [.. _jobs];
        }
    }

    /// <summary>Returns the job as it was last seen; null if another session started it.</summary>
    public AnalyticsJob? Find(string id) => All().FirstOrDefault(j => j.Id == id);

    /// <summary>Adds a job, or replaces it by its present state.</summary>
    public void Keep(AnalyticsJob job)
    {
        lock (_lock)
        {
            int place = _jobs.FindIndex(j => j.Id == job.Id);
            if (place < 0)
            {
                _jobs.Add(job);
            }
            else
            {
                _jobs[place] = job;
            }
        }
    }
}
