using GenesysReporting.Errors;
using GenesysReporting.Hosting;

namespace GenesysReporting.Tests.Hosting;

public class PathRulesTests
{
    [Theory]
    [InlineData(@"C:\reports\calls.csv")]
    [InlineData(@"C:\reports\console.csv")]
    [InlineData(@"C:\com\calls.csv")]
    [InlineData(@"C:\com10\calls.csv")]
    [InlineData(@"C:\reports\nul")]
    [InlineData(@"calls.csv")]
    [InlineData(@"\\server\share\calls.csv")]
    [InlineData(@"\\?\C:\reports\calls.csv")]
    [InlineData(@"\\?\UNC\server\share\calls.csv")]
    [InlineData("/home/me/calls.csv")]
    public void Paths_of_files_are_taken(string path)
    {
        bool isReserved = path.EndsWith("nul", StringComparison.Ordinal);
        Assert.Equal(isReserved ? "PathIsDevice" : null, ErrorOf(path, onWindows: true));
        Assert.Null(ErrorOf(path, onWindows: false));
    }

    [Theory]
    [InlineData(@"\\.\C:\calls.csv", "PathIsDevice")]
    [InlineData(@"\\.\pipe\calls", "PathIsDevice")]
    [InlineData("//./NUL", "PathIsDevice")]
    [InlineData(@"\\?\GLOBALROOT\Device\Null", "PathIsDevice")]
    [InlineData(@"C:\reports\NUL", "PathIsDevice")]
    [InlineData(@"C:\reports\con.csv", "PathIsDevice")]
    [InlineData(@"C:\reports\Com1.csv", "PathIsDevice")]
    [InlineData(@"C:\lpt9\calls.csv", "PathIsDevice")]
    [InlineData(@"C:\reports\aux .csv", "PathIsDevice")]
    [InlineData(@"C:\reports\CONOUT$", "PathIsDevice")]
    [InlineData(@"\\server", "PathWithoutShare")]
    [InlineData(@"\\server\", "PathWithoutShare")]
    [InlineData(@"\\server\share", "PathWithoutShare")]
    [InlineData(@"\\server\share\", "PathWithoutShare")]
    [InlineData(@"//server/share", "PathWithoutShare")]
    [InlineData(@"\\?\UNC\server\share", "PathWithoutShare")]
    [InlineData(@"\\", "PathWithoutShare")]
    public void Devices_and_servers_are_refused_on_Windows(string path, string expected)
    {
        Assert.Equal(expected, ErrorOf(path, onWindows: true));
        Assert.Null(ErrorOf(path, onWindows: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_NUL_character_is_named_and_not_shown(bool onWindows)
    {
        InputException error = Assert.Throws<InputException>(() => PathRules.CheckText("a\0b.csv", onWindows));

        Assert.Equal("PathCharacter", error.ErrorId);
        Assert.DoesNotContain('\0', error.Message);
    }

    private static string? ErrorOf(string path, bool onWindows) =>
        (Record.Exception(() => PathRules.CheckText(path, onWindows)) as InputException)?.ErrorId;
}
