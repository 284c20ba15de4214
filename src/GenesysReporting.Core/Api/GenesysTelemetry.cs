using GenesysReporting.Telemetry;

namespace GenesysReporting.Api;

/// <summary>
/// What a session's requests did and what it took, or those of the whole process. Numbers alone: no address, no query, no
/// secret.
/// </summary>
public sealed record GenesysTelemetry : RequestFigures
{
    private GenesysTelemetry(RequestFigures figures)
        : base(figures)
    {
    }

    /// <summary>The session's name; null for the whole process.</summary>
    public string? Session { get; private init; }

    /// <summary>The token's rate budget as the last answer told it; null before the first, and for the whole process.</summary>
    public RateLimitStatus? RateLimit { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Session ?? "all sessions"}: {base.ToString()}";

    /// <summary>A session's figures, which may have ended; a reset starts them anew after they were read.</summary>
    public static GenesysTelemetry Of(GenesysSession session, bool reset) => new(Read(session.Client.Ledger, reset))
    {
        Session = session.Name,
        RateLimit = session.RateLimit,
    };

    /// <summary>The sum of all sessions of this process, those that ended too.</summary>
    public static GenesysTelemetry OfProcess(bool reset) => new(Read(RequestLedger.Process, reset));

    private static RequestFigures Read(RequestLedger ledger, bool reset) => reset ? ledger.Reset() : ledger.Read();
}
