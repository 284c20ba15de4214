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
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

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
    public AnalyticsJob? Find(string id)
    {
        lock (_lock)
        {
            return _places.TryGetValue(id, out int place) ? _jobs[place] : null;
        }
    }

    /// <summary>Adds a job, or replaces it by its present state.</summary>
    public void Keep(AnalyticsJob job)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(job.Id, out int place))
            {
                _jobs[place] = job;
                return;
            }

            _places.Add(job.Id, _jobs.Count);
            _jobs.Add(job);
        }
    }
}
