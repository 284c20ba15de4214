namespace GenesysReporting.Profiles;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] content, UnixFileMode mode)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (FileStream file = Create(temporary, mode))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // The mode is set at creation: a file that is closed to others only afterwards can be read in between.
    private static FileStream Create(string path, UnixFileMode mode)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }
}
