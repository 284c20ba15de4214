namespace GenesysReporting.Hosting;

/// <summary>Replaces a file's content: a reader gets all of the old content or all of the new, even after a crash.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        string next = path + ".tmp";
        try
        {
            // A file that a killed process left would keep its own mode.
            File.Delete(next);
            using (FileStream file = HeldFile.Open(next, FileMode.CreateNew, bufferSize: 0, mode))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }
    }
}
