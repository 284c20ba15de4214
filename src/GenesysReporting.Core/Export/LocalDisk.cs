using GenesysReporting.Hosting;

namespace GenesysReporting.Export;

/// <summary>The files of this machine.</summary>
internal sealed class LocalDisk : IExportDisk
{
    private const int BufferSize = 1 << 17;

    public static LocalDisk Instance { get; } = new();

    public long? Length(string path) => PlainFile.Exists(path) ? new FileInfo(path).Length : null;

    public bool FolderExists(string path) => Directory.Exists(path);

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public DateTimeOffset Written(string path) => File.GetLastWriteTimeUtc(path);

    public byte[]? Read(string path) => PlainFile.Exists(path) ? File.ReadAllBytes(path) : null;

    public Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);

    public void Replace(string path, ReadOnlySpan<byte> content) => AtomicFile.Write(path, content);

    public Stream OpenAlone(string path)
    {
        _ = PlainFile.Exists(path);
        try
        {
            return HeldFile.Open(path, FileMode.OpenOrCreate, BufferSize);
        }
        catch (IOException e) when (HeldFile.IsHeld(e))
        {
            throw new FileHeldException(path, e);
        }
    }

    public void Sync(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void Move(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        // Flushing the file makes its name durable too, as the file system's journal is written up to here.
        using var file = new FileStream(to, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Flush(flushToDisk: true);
    }

    public void Delete(string path) => File.Delete(path);
}
