namespace GenesysReporting.Export;

/// <summary>
/// What an export does with files. A seam, so that tests can let the machine die between any two of these.
/// </summary>
internal interface IExportDisk
{
    /// <summary>The length of a file; null where there is none.</summary>
    long? Length(string path);

    bool FolderExists(string path);

    void CreateFolder(string path);

    /// <summary>When a file was written last (UTC).</summary>
    DateTimeOffset Written(string path);

    /// <summary>A file's content; null where there is none.</summary>
    byte[]? Read(string path);

    /// <summary>Replaces a file's content: whoever reads it, whenever the machine dies, gets all of the old or of the new.</summary>
    void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>
    /// Opens a file for reading and writing, and makes it where there is none. Nobody else can open it so until it is
    /// closed or this process has died; raises <see cref="FileHeldException"/> where somebody has.
    /// </summary>
    Stream OpenAlone(string path);

    /// <summary>Returns when what was written will last.</summary>
    void Sync(Stream file);

    /// <summary>Renames a file at once, and returns when that will last; another of the new name is gone.</summary>
    void Move(string from, string to);

    void Delete(string path);
}

/// <summary>Another process has the file.</summary>
internal sealed class FileHeldException(string path, Exception? inner) : IOException($"'{path}' is held by another process.", inner);
