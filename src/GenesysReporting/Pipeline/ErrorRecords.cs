using System.Management.Automation;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>The one place where the engine's errors become PowerShell's.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(GenesysException error) => new(error, error.ErrorId, Category(error.Kind), error.Target)
    {
        ErrorDetails = new ErrorDetails(Text(error)) { RecommendedAction = error.NextStep ?? string.Empty },
    };

    // The next step stands in the text too: PowerShell's default view of an error does not show RecommendedAction.
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
        _ => ErrorCategory.NotSpecified,
    };
}
