using GenesysReporting.Api.Governing;
using GenesysReporting.Telemetry;
using GenesysReporting.Transport;

namespace GenesysReporting.Api;

/// <summary>
/// One request's gate: asks the governor for a turn before each attempt, passes each answer's headers to it, counts, and
/// notifies the observer.
/// </summary>
internal sealed class RateGate(
    RateGovernor governor, ApiRequest request, IReadOnlyList<RequestLedger> ledgers, TransportOptions options) : IAttemptGate
{
    /// <summary>The interval at which a wait is checked again: a 429 in the meantime makes it longer.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private RatePass? _pass;
    private WaitCause? _failed;
    private TimeSpan _closed;

    /// <summary>Prepares the words of answers for notices.</summary>
    public required ServerText Texts { get; init; }

    /// <summary>Called after each attempt, before the observer.</summary>
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
        bool wasDelayed = !turn.Granted.IsCompleted;
        try
        {
            await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
            _pass = await turn.Granted.ConfigureAwait(false);
        }
        catch
        {
            // Also if an observer threw: a turn that is not returned would reduce the budget for the rest of the session.
            governor.Leave(turn, cancellationToken);
            throw;
        }

        if (wasDelayed)
        {
            Enter(l => l.Waited(turn.Cause, _pass.Sent - turn.Since));
        }
    }

    public void Close(AttemptReport report)
    {
        // The governor first, because an observer may throw; and blocked before it admits the next request.
        RateHeaders? headers = report.Response is { } answer ? RateHeaders.Read(answer) : null;
        BlockAfter429(report.Response);
        governor.Ended(_pass!, headers, report.Response is { IsSuccess: true });
        _closed = governor.Now;
        _failed = CauseOf(report);
        Enter(l => l.Attempted(report, request.Body?.Length ?? 0));
        Ended(report);
        if (report.Response is { } response)
        {
            request.Observer?.Answered(new RequestNotice(
                request.Method, request.Path, response.Status, report.Elapsed, (response with { Texts = Texts }).CorrelationId));
        }
    }

    private static WaitCause CauseOf(AttemptReport report) => report.Response?.Status switch
    {
        null => WaitCause.BrokenConnection,
        429 => WaitCause.TooManyRequests,
        _ => WaitCause.ServiceFault,
    };

    /// <summary>Delays the token's requests after a 429, but not for hours: such a limit applies to this request only.</summary>
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
            await Task.WhenAny(turn.Granted, Task.Delay(CheckInterval, options.Time, stop.Token)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await turn.Granted.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Announces the end of the wait, and again if it moves. Returns the time that was announced last.</summary>
    private TimeSpan Announce(RateTurn turn, TimeSpan announced)
    {
        if (governor.Foresee(turn) is not { } verdict || governor.Now + verdict.Wait <= announced + CheckInterval)
        {
            return announced;
        }

        request.Observer!.Waiting(
            new WaitNotice(request.Method, request.Path, verdict.Wait, verdict.Reason, verdict.ResetsIn) { Waiting = turn });
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
