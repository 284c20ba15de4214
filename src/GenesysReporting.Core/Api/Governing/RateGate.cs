using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Governing;

/// <summary>
/// One request's gate: asks the governor for a turn before each attempt, tells it what each answer said, counts, and lets
/// the observer know.
/// </summary>
internal sealed class RateGate(
    RateGovernor governor, ApiRequest request, IReadOnlyList<RequestLedger> ledgers, TransportOptions options) : IAttemptGate
{
    /// <summary>How often a wait is looked at again: a 429 that comes meanwhile makes it longer.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private RatePass _pass;
    private WaitCause? _failed;
    private TimeSpan _closed;

    /// <summary>Told how each attempt ended before the observer is.</summary>
    public required Action<AttemptReport> Ended { get; init; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_failed is { } cause)
        {
            TimeSpan waited = governor.Now - _closed;
            Enter(l => l.Retried(cause));
            Enter(l => l.Waited(cause, waited));
        }

        RateTurn turn = governor.Enter();
        bool wasHeldBack = !turn.Granted.IsCompleted;
        try
        {
            await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
            _pass = await turn.Granted.ConfigureAwait(false);
        }
        catch
        {
            // Also when an observer raised: a place that nobody uses would be missed for ever.
            governor.Leave(turn, cancellationToken);
            throw;
        }

        if (wasHeldBack)
        {
            Enter(l => l.Waited(turn.Cause, _pass.Sent - turn.Since));
        }
    }

    public void Close(AttemptReport report)
    {
        // The governor first, as an observer may raise; and blocked before anybody is let through.
        RateHeaders? headers = report.Response is { } told ? RateHeaders.Read(told) : null;
        BlockAfter429(report.Response);
        governor.Ended(_pass, headers, report.Response is { IsSuccess: true });
        _closed = governor.Now;
        _failed = CauseOf(report);
        Enter(l => l.Attempted(report, request.Body?.Length ?? 0));
        Ended(report);
        if (report.Response is { } response)
        {
            request.Observer?.Answered(new RequestNotice(
                request.Method, request.Path, response.Status, report.Elapsed, response.Header("ININ-Correlation-Id")));
        }
    }

    private static WaitCause CauseOf(AttemptReport report) => report.Response?.Status switch
    {
        null => WaitCause.BrokenConnection,
        429 => WaitCause.TooManyRequests,
        _ => WaitCause.ServiceFault,
    };

    /// <summary>One that asks for hours is a limit of its own, of this request alone, and is not waited out either.</summary>
    private void BlockAfter429(TransportResponse? response)
    {
        if (response is { Status: 429 }
            && RetryAfter.After429(response, options.Time.GetUtcNow()) is var wait
            && wait <= options.MaxWait)
        {
            governor.Block(wait);
        }
    }

    private async Task WaitAsync(RateTurn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (turn.Granted.IsCompleted)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TimeSpan announced = TimeSpan.Zero;
        while (request.Observer is not null && !turn.Granted.IsCompleted)
        {
            announced = Announce(turn, announced);
            await Task.WhenAny(turn.Granted, Task.Delay(Look, options.Time, stop.Token)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await turn.Granted.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says when the wait will be over, and says it again when that has moved. Gives the moment that was said last.</summary>
    private TimeSpan Announce(RateTurn turn, TimeSpan announced)
    {
        if (governor.Foresee(turn) is not { } verdict || governor.Now + verdict.Wait <= announced + Look)
        {
            return announced;
        }

        request.Observer!.Waiting(
            new WaitNotice(request.Method, request.Path, verdict.Wait, verdict.Reason, verdict.ResetsIn));
        return governor.Now + verdict.Wait;
    }

    private void Enter(Action<RequestLedger> entry)
    {
        foreach (RequestLedger ledger in ledgers)
        {
            entry(ledger);
        }
    }
}
