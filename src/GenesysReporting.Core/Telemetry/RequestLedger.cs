using GenesysReporting.Transport;

namespace GenesysReporting.Telemetry;

/// <summary>
/// Counts requests, for a session, a query or the process. Thread-safe. Each entry is also made in
/// <paramref name="parent"/>.
/// </summary>
internal sealed class RequestLedger(TimeProvider time, RequestLedger? parent = null)
{
    private readonly object _lock = new();
    private RequestFigures _figures = new() { Since = time.GetUtcNow() };
    private int _tokens;

    /// <summary>The sum of all sessions of this process, including those that ended.</summary>
    public static RequestLedger Process { get; } = new(TimeProvider.System);

    /// <summary>Creates a session's ledger, which also counts for the process.</summary>
    public static RequestLedger ForSession(TimeProvider time) => new(time, Process);

    /// <summary>True if each entry is also made in another ledger.</summary>
    public bool CountsFor(RequestLedger other) => parent is not null && (parent == other || parent.CountsFor(other));

    /// <summary>Returns the current figures.</summary>
    public RequestFigures Read()
    {
        lock (_lock)
        {
            return _figures;
        }
    }

    /// <summary>Returns the current figures and starts again from zero; no entry is lost in between.</summary>
    public RequestFigures Reset()
    {
        lock (_lock)
        {
            RequestFigures last = _figures;
            _figures = new RequestFigures { Since = time.GetUtcNow() };
            return last;
        }
    }

    public void Asked() => Enter(f => f with { Requests = f.Requests + 1 });

    public void Attempted(AttemptReport report, long sent) => Enter(f => Count(f, report.Response?.Status) with
    {
        Attempts = f.Attempts + 1,
        BytesSent = f.BytesSent + sent,
        BytesReceived = f.BytesReceived + (report.Response?.WireLength ?? 0),
    });

    public void Retried(WaitCause cause) => Enter(f => With(f, cause, w => w with { Retries = w.Retries + 1 }));

    public void Waited(WaitCause cause, TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            Enter(f => With(f, cause, w => w with { Waited = w.Waited + time }));
        }
    }

    /// <summary>Counts a token; the first one of a session is not a renewal.</summary>
    public void TokenReceived()
    {
        if (Interlocked.Increment(ref _tokens) > 1)
        {
            Enter(f => f with { TokenRenewals = f.TokenRenewals + 1 });
        }
    }

    private static RequestFigures Count(RequestFigures f, int? status) => (status / 100) switch
    {
        null => f with { Unanswered = f.Unanswered + 1 },
        2 => f with { Succeeded = f.Succeeded + 1 },
        3 => f with { Redirected = f.Redirected + 1 },
        4 => f with { Refused = f.Refused + 1 },
        _ => f with { Failed = f.Failed + 1 },
    };

    private static RequestFigures With(RequestFigures f, WaitCause cause, Func<WaitFigures, WaitFigures> change) =>
        f with { Waits = [.. f.Waits.Select(w => w.Cause == cause ? change(w) : w)] };

    private void Enter(Func<RequestFigures, RequestFigures> entry)
    {
        lock (_lock)
        {
            _figures = entry(_figures);
        }

        parent?.Enter(entry);
    }
}
