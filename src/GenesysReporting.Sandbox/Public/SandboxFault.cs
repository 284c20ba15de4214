namespace GenesysReporting.Sandbox;

/// <summary>
/// A fault, and the requests that it affects. Faults are tried in the order in which they were added; the first that
/// matches a request is the only one that counts it.
/// </summary>
public sealed record SandboxFault
{
    /// <summary>The paths (without the query) that are affected; * stands for any text, ? for any character.</summary>
    public required string PathPattern { get; init; }

    /// <summary>The kind of the fault.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>The number of requests that are affected.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The number of matching requests that are answered normally first.</summary>
    public int Skip { get; init; }

    /// <summary>The HTTP method that is affected; null means any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The UTC day that is affected: only requests whose body has an interval with a part of this day match. Null means any.
    /// </summary>
    public DateOnly? Day { get; init; }

    /// <summary>The delay of the answer (needed by <see cref="SandboxFaultKind.Slow"/>, possible for all).</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The seconds in Retry-After and in the message, if the fault has them.</summary>
    public int RetryAfterSeconds { get; init; } = 2;

    /// <summary>
    /// For <see cref="SandboxFaultKind.ShiftPages"/>: the number of records inserted before the page, so that rows
    /// repeat; a negative number means removed, so that rows are skipped. For
    /// <see cref="SandboxFaultKind.DropRecord"/>: the number of missing records. For
    /// <see cref="SandboxFaultKind.ChangeTotal"/>: the number that is added to the announced total.
    /// </summary>
    public int Records { get; init; } = 1;
}
