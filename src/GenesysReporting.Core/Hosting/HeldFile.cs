namespace GenesysReporting.Hosting;

/// <summary>
/// A file that no other process can open at the same time: by an advisory lock on Unix, by a sharing mode on Windows.
/// The system frees it when its process dies.
/// </summary>
internal static class HeldFile
{
    /// <summary>Opens the file; on Unix, a new one gets the mode from the start, so that no one can read it before.</summary>
    public static FileStream Open(string path, FileMode how, int bufferSize, UnixFileMode? mode = null)
    {
        var options = new FileStreamOptions
        {
            Mode = how,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = bufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>True if another process has the file: a sharing or lock violation on Windows, EWOULDBLOCK on Linux and macOS.</summary>
    public static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33
        : e.HResult == (OperatingSystem.IsLinux() ? 11 : 35);
}
