using GenesysReporting.Telemetry;

namespace GenesysReporting.Api;

/// <summary>
/// The number and the cost of the requests of a session or of the whole process. It has numbers only: no address, no
/// query, no secret.
/// </summary>
public sealed record GenesysTelemetry : RequestFigures
{
    private GenesysTelemetry(RequestFigures figures)
        : base(figures)
    {
    }

    /// <summary>The session's name; null for the whole process.</summary>
    public string? Session { get; private init; }

    /// <summary>The token's rate budget by the last answer; null before the first, and for the whole process.</summary>
    public RateLimitStatus? RateLimit { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Session ?? "all sessions"}: {base.ToString()}";

    /// <summary>Returns the figures of a session, even if it has ended; a reset then starts them again from zero.</summary>
    public static GenesysTelemetry Of(GenesysSession session, bool reset) => new(Read(session.Client.Ledger, reset))
    {
        Session = session.Name,
        RateLimit = session.RateLimit,
    };

    /// <summary>Returns the sum of all sessions of this process, including those that ended.</summary>
    public static GenesysTelemetry OfProcess(bool reset) => new(Read(RequestLedger.Process, reset));

    private static RequestFigures Read(RequestLedger ledger, bool reset) => reset ? ledger.Reset() : ledger.Read();
}
