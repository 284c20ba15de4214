namespace GenesysReporting.Hosting;

/// <summary>Finds files with secrets that others than their owner can read.</summary>
internal static class OwnFile
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>True if the mode of a file lets its group or others read it. False on Windows, whose rights are not examined.</summary>
    public static bool IsExposed(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OfOthers) != 0;
}
