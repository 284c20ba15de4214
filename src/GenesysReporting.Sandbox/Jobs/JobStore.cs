using System.Collections.Concurrent;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Jobs;

/// <summary>The jobs of the organisation. Their ids follow from the seed and their order.</summary>
internal sealed class JobStore(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private int _serial;

    /// <summary>Adds a job that can be done after a number of status requests.</summary>
    public Job Submit(string path, Func<IJobResults> results, int polls)
    {
        string id = Dice.For(options.Seed, "job", Interlocked.Increment(ref _serial), 0).Uuid();
        return _jobs[id] = new Job(id, path, results, polls, options, options.Time.GetUtcNow());
    }

    public Job? Find(string path, string id) => _jobs.TryGetValue(id, out Job? job) && job.Path == path ? job : null;

    public void ExpireAll()
    {
        foreach (Job job in _jobs.Values)
        {
            job.End(JobState.Expired);
        }
    }
}
