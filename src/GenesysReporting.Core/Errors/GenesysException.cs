namespace GenesysReporting.Errors;

/// <summary>
/// The base of every error that the engine raises on purpose: a stable id, the kind, what was asked for and what to do
/// next. Messages never hold a secret.
/// </summary>
public abstract class GenesysException : Exception
{
    private protected GenesysException(
        ErrorKind kind,
        string errorId,
        string message,
        string? nextStep,
        object? target,
        Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        ErrorId = errorId;
        NextStep = nextStep;
        Target = target;
    }

    /// <summary>What sort of failure this is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The id that scripts may match on, such as <c>InvalidInterval</c>; it never changes between releases.</summary>
    public string ErrorId { get; }

    /// <summary>What the reader can do about it, in one or two sentences.</summary>
    public string? NextStep { get; }

    /// <summary>What was asked for: an interval, a name, a path.</summary>
    public object? Target { get; }
}
