using GenesysReporting.Hosting;

namespace GenesysReporting.Tests.Hosting;

public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_other()
    {
        string path = Path.Combine(_folder, "file");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(path, [1, 2, 3], OwnerOnly));

        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_a_killed_process_left_is_replaced_with_its_mode()
    {
        string path = Path.Combine(_folder, "file");
        File.WriteAllText(path + ".tmp", "left");

        AtomicFile.Write(path, [1, 2, 3], OwnerOnly);

        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        }
    }
}
