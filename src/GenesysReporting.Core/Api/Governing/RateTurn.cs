using GenesysReporting.Telemetry;

namespace GenesysReporting.Api.Governing;

/// <summary>A request's place in the queue of its token.</summary>
internal sealed class RateTurn(TimeSpan since)
{
    // Completed under the governor's lock; what follows must not run there.
    private readonly TaskCompletionSource<RatePass> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _wasTakenBack;

    /// <summary>When it was asked for.</summary>
    public TimeSpan Since { get; } = since;

    /// <summary>What it had to wait for most of all.</summary>
    public WaitCause Cause { get; set; } = WaitCause.RateLimit;

    /// <summary>Whether it was let through; then how.</summary>
    public Task<RatePass> Granted => _granted.Task;

    /// <summary>The pass that it was granted, for once; null where it was granted none.</summary>
    public RatePass? TakeBack()
    {
        bool isFirst = _granted.Task.IsCompletedSuccessfully && !_wasTakenBack;
        _wasTakenBack |= isFirst;
        return isFirst ? _granted.Task.GetAwaiter().GetResult() : null;
    }

    public void Grant(RatePass pass) => _granted.TrySetResult(pass);

    public void Cancel(CancellationToken cancellationToken) => _granted.TrySetCanceled(cancellationToken);

    public void Fail(Exception error) => _granted.TrySetException(error);
}
