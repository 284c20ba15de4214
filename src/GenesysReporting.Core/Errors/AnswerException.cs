namespace GenesysReporting.Errors;

/// <summary>A successful answer whose body is not what the contract promises.</summary>
public sealed class AnswerException : GenesysException
{
    internal AnswerException(string errorId, string message, string? nextStep, object? target, Exception? inner = null)
        : base(ErrorKind.InvalidAnswer, errorId, message, nextStep, target, inner)
    {
    }
}
