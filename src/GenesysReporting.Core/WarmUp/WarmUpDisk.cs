using GenesysReporting.Export;

namespace GenesysReporting.WarmUp;

/// <summary>A disk with one folder, which keeps nothing.</summary>
internal sealed class WarmUpDisk : IExportDisk
{
    private static readonly string Folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "warm-up");

    public static string Path { get; } = System.IO.Path.Combine(Folder, "none.csv");

    public long? Length(string path) => null;

    public bool FolderExists(string path) => path == Folder;

    public void CreateFolder(string path)
    {
    }

    public DateTimeOffset Written(string path) => DateTimeOffset.UnixEpoch;

    public byte[]? Read(string path) => null;

    public Stream OpenRead(string path) => new MemoryStream();

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
    }

    public Stream OpenAlone(string path) => new MemoryStream();

    public void Sync(Stream file)
    {
    }

    public void Move(string from, string to)
    {
    }

    public void Delete(string path)
    {
    }
}
