namespace GenesysReporting.Export;

/// <summary>The file operations of an export. Tests implement it to let the machine die between any two of them.</summary>
internal interface IExportDisk
{
    /// <summary>Returns the length of a file; null if it does not exist. Throws for a symbolic link and for what is not a plain file.</summary>
    long? Length(string path);

    bool FolderExists(string path);

    void CreateFolder(string path);

    /// <summary>Returns the time at which a file was last written (UTC).</summary>
    DateTimeOffset Written(string path);

    /// <summary>Returns the content of a file; null if it does not exist.</summary>
    byte[]? Read(string path);

    /// <summary>Opens a file that exists for reading.</summary>
    Stream OpenRead(string path);

    /// <summary>Replaces the content of a file. Whenever the machine dies, a reader gets either the old or the new content.</summary>
    void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>
    /// Opens a file for reading and writing, and creates it if it does not exist. No other process can open it until it is closed
    /// or this process has died; throws <see cref="FileHeldException"/> if another process has it open.
    /// </summary>
    Stream OpenAlone(string path);

    /// <summary>Flushes what was written to the disk.</summary>
    void Sync(Stream file);

    /// <summary>Renames a file atomically and durably; replaces another file of the new name.</summary>
    void Move(string from, string to);

    void Delete(string path);
}

/// <summary>The exception that is thrown if another process has the file open.</summary>
internal sealed class FileHeldException(string path, Exception? inner) : IOException($"'{path}' is in use by another process.", inner);
