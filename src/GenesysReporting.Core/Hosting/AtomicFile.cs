namespace GenesysReporting.Hosting;

/// <summary>Replaces a file's content: a reader gets all of the old content or all of the new, even after a crash.</summary>
internal static class AtomicFile
{
    /// <summary>The ending of the file that gets the new content.</summary>
    public const string Ending = ".tmp";

    /// <summary>Writes the content. A symbolic link of the name is replaced, and its target stays as it is.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        string next = path + Ending;
        // Throws for anything that no process of this module has left.
        _ = PlainFile.Exists(next);
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
