namespace GenesysReporting.Sandbox;

/// <summary>
/// Misbehaviour by chance. Whether a request meets a fault, and which, follows from the seed, the request and how often
/// the same one has come before, and not from the order in which different requests arrive.
/// </summary>
public sealed record SandboxChaos
{
    /// <summary>What a client can make good by asking again; the default of <see cref="Kinds"/>.</summary>
    public static IReadOnlyList<SandboxFaultKind> Survivable { get; } =
    [
        SandboxFaultKind.TooManyRequests,
        SandboxFaultKind.TooManyRequestsWithoutHeader,
        SandboxFaultKind.RetryAfterDate,
        SandboxFaultKind.RequestTimeout,
        SandboxFaultKind.BadGateway,
        SandboxFaultKind.ServiceUnavailable,
        SandboxFaultKind.GatewayTimeout,
        SandboxFaultKind.CutBody,
        SandboxFaultKind.CloseConnection,
        SandboxFaultKind.ResetConnection,
    ];

    /// <summary>The seed of all that is drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>The chance of a fault, from 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>What can go wrong, each as likely as the others.</summary>
    public IReadOnlyList<SandboxFaultKind> Kinds { get; init; } = Survivable;

    /// <summary>Which paths it befalls (without the query); * stands for any text, ? for any character.</summary>
    public string PathPattern { get; init; } = "/api/v2/analytics/*";

    /// <summary>What Retry-After and the message say, where the fault has them.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How long a slow answer is held back.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many faults the same request meets at most.</summary>
    public int MaxPerRequest { get; init; } = int.MaxValue;
}
