namespace GenesysReporting.Sandbox;

/// <summary>
/// Random faults. The seed, the request and the number of its repetitions decide if a request meets a fault, and which;
/// the order in which different requests arrive does not matter.
/// </summary>
public sealed record SandboxChaos
{
    /// <summary>The faults that a client can survive by repeating the request; the default of <see cref="Kinds"/>.</summary>
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

    /// <summary>The seed of all random choices.</summary>
    public required int Seed { get; init; }

    /// <summary>The chance of a fault, from 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The kinds of faults, each as likely as the others.</summary>
    public IReadOnlyList<SandboxFaultKind> Kinds { get; init; } = Survivable;

    /// <summary>The paths (without the query) that are affected; * stands for any text, ? for any character.</summary>
    public string PathPattern { get; init; } = "/api/v2/analytics/*";

    /// <summary>The seconds in Retry-After and in the message, if the fault has them.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>The delay of a slow answer.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The greatest number of faults that one request meets, repetitions included.</summary>
    public int MaxPerRequest { get; init; } = int.MaxValue;
}
