using GenesysReporting.Errors;
using GenesysReporting.Hosting;

namespace GenesysReporting.Export;

/// <summary>Turns failures of the file system into errors.</summary>
internal static class StorageFailures
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;

    public static GenesysException From(string path, IOException failure) => failure is PathTooLongException
        ? PathErrors.PathTooLong(path, failure)
        : IsFull(failure)
            ? ExportErrors.DiskFull(path, failure)
            : ExportErrors.WriteFailed(path, failure);

    // ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows; ENOSPC and EDQUOT elsewhere.
    private static bool IsFull(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xFFFF) is 39 or 112
        : failure.HResult is NoSpaceOnUnix or QuotaOnLinux or QuotaOnMac;
}
