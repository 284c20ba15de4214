using GenesysReporting.Errors;
using GenesysReporting.Hosting;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Hosting;

public sealed class PlainFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string PathOfFile => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_exists_whatever_its_length_and_a_folder_is_no_file()
    {
        Assert.False(PlainFile.Exists(PathOfFile));
        File.WriteAllText(PathOfFile, string.Empty);
        Assert.True(PlainFile.Exists(PathOfFile));
        File.WriteAllText(PathOfFile, "text");
        Assert.True(PlainFile.Exists(PathOfFile));
        Assert.False(PlainFile.Exists(_folder));
        Assert.Equal(PathOfFile, PlainFile.Follow(PathOfFile));
    }

    [Fact]
    public void An_empty_file_that_is_held_is_a_file()
    {
        using FileStream held = HeldFile.Open(PathOfFile, FileMode.OpenOrCreate, bufferSize: 0);

        Assert.True(PlainFile.Exists(PathOfFile));
        Assert.True(HeldFile.IsHeld(Assert.ThrowsAny<IOException>(() => HeldFile.Open(PathOfFile, FileMode.OpenOrCreate, bufferSize: 0))));
    }

    [UnixTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_is_not_taken_on_a_pipe_or_through_a_link(bool isPipe)
    {
        string target = Path.Combine(_folder, "target");
        if (isPipe)
        {
            UnixPipe.Create(PathOfFile);
        }
        else
        {
            File.CreateSymbolicLink(PathOfFile, target);
        }

        var error = await Assert.ThrowsAsync<InputException>(() => Task
            .Run(() => HeldFile.Open(PathOfFile, FileMode.OpenOrCreate, bufferSize: 0))
            .WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal(isPipe ? "PathIsSpecial" : "PathIsLink", error.ErrorId);
        Assert.False(File.Exists(target));
    }

    [UnixTheory]
    [InlineData("pipe", "PathIsSpecial")]
    [InlineData("link", "PathIsLink")]
    public void A_temporary_that_is_not_a_file_is_refused_and_stays(string kind, string expected)
    {
        string target = Path.Combine(_folder, "target");
        if (kind == "pipe")
        {
            UnixPipe.Create(PathOfFile + ".tmp");
        }
        else
        {
            File.CreateSymbolicLink(PathOfFile + ".tmp", target);
        }

        Assert.Equal(expected, Assert.Throws<InputException>(() => AtomicFile.Write(PathOfFile, [1, 2, 3])).ErrorId);

        Assert.Equal([PathOfFile + ".tmp"], Directory.EnumerateFileSystemEntries(_folder));
    }

    [UnixFact]
    public void A_link_of_the_name_is_replaced_and_its_target_stays_as_it_is()
    {
        string target = Path.Combine(_folder, "target");
        File.WriteAllText(target, "mine");
        File.CreateSymbolicLink(PathOfFile, target);

        AtomicFile.Write(PathOfFile, [1, 2, 3]);

        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Null(new FileInfo(PathOfFile).LinkTarget);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(PathOfFile));
    }
}
