namespace GenesysReporting.Hosting;

/// <summary>
/// A file that no other process can open at the same time: by an advisory lock on Unix, by a sharing mode on Windows.
/// The system frees it when its process dies.
/// </summary>
internal static class HeldFile
{
    private const int MaxAttempts = 10;

    /// <summary>
    /// Opens the file; on Unix, a new one gets the mode from the start, so that no one can read it before. Throws <c>PathIsLink</c> for a
    /// symbolic link, and <c>PathIsSpecial</c> for a pipe.
    /// </summary>
    public static FileStream Open(string path, FileMode how, int bufferSize, UnixFileMode? mode = null)
    {
        for (int attempt = 1; how == FileMode.OpenOrCreate; attempt++)
        {
            // Created only where there is nothing, so that a link that is put there in the meantime is not followed.
            FileMode next = Exists(path) ? FileMode.Open : FileMode.CreateNew;
            try
            {
                return OpenNow(path, next, bufferSize, mode);
            }
            catch (IOException) when (attempt < MaxAttempts && Exists(path) == (next == FileMode.CreateNew))
            {
                // Another process has created or deleted it in the meantime.
            }
        }

        return OpenNow(path, how, bufferSize, mode);
    }

    private static bool Exists(string path)
    {
        PlainFile.RequireNoLink(path);
        return File.Exists(path);
    }

    private static FileStream OpenNow(string path, FileMode how, int bufferSize, UnixFileMode? mode)
    {
        var options = new FileStreamOptions
        {
            Mode = how,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = bufferSize,
        };
        if (!OperatingSystem.IsWindows() && how != FileMode.Open)
        {
            options.UnixCreateMode = mode;
        }

        // For reading and writing, a pipe is opened without waiting for the other end.
        var file = new FileStream(path, options);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw PathErrors.PathIsSpecial(path);
        }

        return file;
    }

    /// <summary>True if another process has the file: a sharing or lock violation on Windows, EWOULDBLOCK on Linux and macOS.</summary>
    public static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33
        : e.HResult == (OperatingSystem.IsLinux() ? 11 : 35);
}
