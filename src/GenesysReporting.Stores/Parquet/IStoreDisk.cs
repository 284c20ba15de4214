namespace GenesysReporting.Stores.Parquet;

/// <summary>The operations by which a folder store changes files. Tests implement it to let the machine die between any two of them.</summary>
internal interface IStoreDisk
{
    /// <summary>Creates a folder and those above it; does nothing if it exists.</summary>
    void CreateFolder(string path);

    /// <summary>Creates a file, or empties one that exists, and opens it for writing.</summary>
    Stream Create(string path);

    /// <summary>Flushes a file that was written and closed to the disk, and with it the names that changed before.</summary>
    void Sync(string path);

    /// <summary>Renames a file; replaces another of the new name.</summary>
    void Move(string from, string to);

    /// <summary>Renames a folder to a name that does not exist.</summary>
    void MoveFolder(string from, string to);

    /// <summary>Deletes a file; does nothing if it does not exist.</summary>
    void Delete(string path);

    /// <summary>Deletes a folder with everything in it.</summary>
    void DeleteFolder(string path);
}

/// <summary>The files of this machine.</summary>
internal sealed class LocalStoreDisk : IStoreDisk
{
    /// <summary>The only instance.</summary>
    public static LocalStoreDisk Instance { get; } = new();

    /// <inheritdoc/>
    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    /// <inheritdoc/>
    public Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 17);

    /// <inheritdoc/>
    public void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void MoveFolder(string from, string to) => Directory.Move(from, to);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void DeleteFolder(string path) => Directory.Delete(path, recursive: true);
}
