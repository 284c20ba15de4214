namespace GenesysReporting.Errors;

/// <summary>
/// The base of every error that the engine throws on purpose: a stable id, the kind, the object of the request and the
/// next step. Messages never hold a secret.
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

    /// <summary>The kind of the failure.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The id that scripts may match on, such as <c>InvalidInterval</c>; it never changes between releases.</summary>
    public string ErrorId { get; }

    /// <summary>The advice on what to do, in one or two sentences.</summary>
    public string? NextStep { get; }

    /// <summary>The object of the request: an interval, a name, a path.</summary>
    public object? Target { get; }
}
