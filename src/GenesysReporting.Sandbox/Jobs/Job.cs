namespace GenesysReporting.Sandbox.Jobs;

internal enum JobState
{
    Queued,
    Pending,
    Failed,
    Cancelled,
    Fulfilled,
    Expired,
}

/// <summary>The status of a job.</summary>
internal sealed record JobStatus(
    JobState State, string? Error, DateTimeOffset Submitted, DateTimeOffset? Completed, DateTimeOffset Expires);

/// <summary>An asynchronous query. It is done after a number of status requests and a time, and expires later.</summary>
internal sealed class Job(string id, string path, Func<IJobResults> results, int polls, SandboxOptions options, DateTimeOffset submitted)
{
    private readonly object _gate = new();
    private readonly Lazy<IJobResults> _results = new(results);
    private int _polls;
    private JobState? _ended;
    private string? _error;
    private DateTimeOffset? _completed;

    public string Id { get; } = id;

    /// <summary>The path of the submission, which alone knows the job.</summary>
    public string Path { get; } = path;

    public IJobResults Results => _results.Value;

    /// <summary>Returns the current status. A status request advances the job; a request for results does not.</summary>
    public JobStatus Status(bool isStatusRequest)
    {
        lock (_gate)
        {
            DateTimeOffset now = options.Time.GetUtcNow();
            JobState state = State(now);
            _polls += isStatusRequest ? 1 : 0;
            return new JobStatus(state, _error, submitted, _completed, submitted + options.JobLifetime);
        }
    }

    /// <summary>Ends the job as failed, cancelled or expired.</summary>
    public void End(JobState state, string? error = null)
    {
        lock (_gate)
        {
            _ended = state;
            _error = error;
            _completed ??= options.Time.GetUtcNow();
        }
    }

    private JobState State(DateTimeOffset now)
    {
        if (_ended is { } ended)
        {
            return ended;
        }

        if (now >= submitted + options.JobLifetime)
        {
            return JobState.Expired;
        }

        if (_completed is null && (_polls < polls || now < submitted + options.JobDuration))
        {
            return _polls == 0 ? JobState.Queued : JobState.Pending;
        }

        _completed ??= now;
        return JobState.Fulfilled;
    }
}
