using System.IO.Compression;

namespace GenesysReporting.Build;

/// <summary>Writes archives whose bytes depend on nothing but the files and the time given.</summary>
internal static class StableArchive
{
    // The rights that a file of this machine happens to have would differ from one build to the next.
    private static readonly int OrdinaryFile = Convert.ToInt32("100644", 8) << 16;

    /// <summary>Writes the archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entries">The names in the archive, with slashes, and their contents, which are disposed.</param>
    /// <param name="time">The time of each entry.</param>
    public static void Write(string path, IEnumerable<(string Name, Func<Stream> Open)> entries, DateTimeOffset time)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((string name, Func<Stream> open) in entries)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = time;
            entry.ExternalAttributes = OrdinaryFile;
            using Stream target = entry.Open();
            using Stream source = open();
            source.CopyTo(target);
        }
    }
}
