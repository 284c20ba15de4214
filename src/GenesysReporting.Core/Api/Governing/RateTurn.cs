using GenesysReporting.Telemetry;

namespace GenesysReporting.Api.Governing;

/// <summary>A request's place in the queue of its token.</summary>
internal sealed class RateTurn(TimeSpan since)
{
    // Completed under the governor's lock, where the continuations must not run.
    private readonly TaskCompletionSource<RatePass> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _wasTakenBack;

    /// <summary>The time when it was asked for.</summary>
    public TimeSpan Since { get; } = since;

    /// <summary>The main cause of its wait.</summary>
    public WaitCause Cause { get; set; } = WaitCause.RateLimit;

    /// <summary>Completes when the turn is granted.</summary>
    public Task<RatePass> Granted => _granted.Task;

    /// <summary>Returns the pass that was granted, once; null if there is none.</summary>
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
