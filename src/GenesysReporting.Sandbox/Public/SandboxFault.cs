namespace GenesysReporting.Sandbox;

/// <summary>
/// A misbehaviour, and the requests that it befalls. Faults are asked in the order in which they were added;
/// the first that takes a request is the only one that sees it.
/// </summary>
public sealed record SandboxFault
{
    /// <summary>Which paths it befalls (without the query); * stands for any text, ? for any character.</summary>
    public required string PathPattern { get; init; }

    /// <summary>What goes wrong.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>How many requests it befalls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests pass unharmed before.</summary>
    public int Skip { get; init; }

    /// <summary>Only this HTTP method; null means any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// How long the answer is held back (needed by <see cref="SandboxFaultKind.Slow"/>, possible for all).
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>What Retry-After and the message say, where the fault has them.</summary>
    public int RetryAfterSeconds { get; init; } = 2;

    /// <summary>
    /// For <see cref="SandboxFaultKind.ShiftPages"/>: how many records were inserted before the page, so that rows
    /// repeat; a negative number means removed, so that rows get skipped. For
    /// <see cref="SandboxFaultKind.DropRecord"/>: how many records are missing. For
    /// <see cref="SandboxFaultKind.ChangeTotal"/>: how many more (or fewer) are announced than there are.
    /// </summary>
    public int Records { get; init; } = 1;
}
