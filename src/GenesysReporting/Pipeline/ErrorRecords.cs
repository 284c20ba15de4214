using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Errors;

namespace GenesysReporting.Pipeline;

/// <summary>Converts the engine's errors to PowerShell's error records.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(GenesysException error) => From(error, Category(error.Kind));

    /// <summary>Returns the record with another category, for cmdlets that look for something that does not exist.</summary>
    public static ErrorRecord From(GenesysException error, ErrorCategory category) =>
        new(error, error.ErrorId, category, error.Target)
        {
            ErrorDetails = new ErrorDetails(Text(error)),
        };

    /// <summary>Returns the record with the organisation in its text, for one of several sessions.</summary>
    public static ErrorRecord Of(ErrorRecord record, GenesysSession? origin)
    {
        if (origin is not null)
        {
            record.ErrorDetails = new ErrorDetails($"{SessionOrigin.NameOf(origin)}: {record.ErrorDetails?.Message ?? record.Exception.Message}");
        }

        return record;
    }

    // The next step is in the text and not in RecommendedAction: a runbook's log has only the text, and PowerShell 7.4
    // does not show the other.
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
