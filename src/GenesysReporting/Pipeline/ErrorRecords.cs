using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>The one place where the engine's errors become PowerShell's.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(GenesysException error) => From(error, Category(error.Kind));

    /// <summary>For a cmdlet to which an error means something else than to others: what it looks for is not there.</summary>
    public static ErrorRecord From(GenesysException error, ErrorCategory category) =>
        new(error, error.ErrorId, category, error.Target)
        {
            ErrorDetails = new ErrorDetails(Text(error)),
        };

    // The next step stands in the text and not in RecommendedAction: a runbook's log has the text alone, and PowerShell
    // 7.4 does not show the other.
    private static string Text(GenesysException error) =>
        error.NextStep is null ? error.Message : $"{error.Message} {error.NextStep}";

    private static ErrorCategory Category(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        ErrorKind.NotConnected => ErrorCategory.InvalidOperation,
        ErrorKind.Authentication => ErrorCategory.AuthenticationError,
        ErrorKind.Permission => ErrorCategory.PermissionDenied,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.Limit => ErrorCategory.LimitsExceeded,
        ErrorKind.Connection => ErrorCategory.ConnectionError,
        ErrorKind.Service => ErrorCategory.ResourceUnavailable,
        ErrorKind.InvalidAnswer => ErrorCategory.InvalidData,
        ErrorKind.Incomplete => ErrorCategory.InvalidResult,
        ErrorKind.Installation => ErrorCategory.NotInstalled,
        ErrorKind.Storage => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
