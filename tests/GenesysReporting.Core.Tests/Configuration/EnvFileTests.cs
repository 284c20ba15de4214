using System.Text;
using CsCheck;
using GenesysReporting.Configuration;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Configuration;

public sealed class EnvFileTests : IDisposable
{
    /// <summary>Texts of all sorts, many of them of nothing but what a file of settings gives a meaning.</summary>
    private static readonly Gen<string> Awkward =
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["nrt$#= '\"\\\t\r\n\u2028\uFEFFé"], 0, 20]);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("KEY=value", "value")]
    [InlineData("  KEY = value  ", "value")]
    [InlineData("export KEY=value", "value")]
    [InlineData("export\tKEY=value", "value")]
    [InlineData("KEY=", "")]
    [InlineData("KEY=   ", "")]
    [InlineData("KEY= # nothing", "")]
    [InlineData("KEY=#4e8f", "#4e8f")]
    [InlineData("KEY=a#b", "a#b")]
    [InlineData("KEY=a #b", "a")]
    [InlineData("KEY=a\t# b # c", "a")]
    [InlineData("KEY=a b  c", "a b  c")]
    [InlineData("KEY=dGVzdA==", "dGVzdA==")]
    [InlineData("KEY=it's", "it's")]
    [InlineData("KEY=a\"b", "a\"b")]
    [InlineData("KEY=$HOME/${X}", "$HOME/${X}")]
    [InlineData("KEY=C:\\new", "C:\\new")]
    [InlineData("KEY='a # b'", "a # b")]
    [InlineData("KEY='a\\nb\"'", "a\\nb\"")]
    [InlineData("KEY=''", "")]
    [InlineData("KEY='' # empty", "")]
    [InlineData("KEY='a'   ", "a")]
    [InlineData("KEY=\" a # b \"\t# c", " a # b ")]
    [InlineData("KEY=\"a\\n\\r\\t\\\"\\\\b\"", "a\n\r\t\"\\b")]
    [InlineData("KEY=\"C:\\dir\\$x\"", "C:\\dir\\$x")]
    [InlineData("KEY=\"${X} $Y\"", "${X} $Y")]
    [InlineData("KEY=\"two\nlines\"", "two\nlines")]
    [InlineData("KEY='two\r\nlines'", "two\nlines")]
    [InlineData("\uFEFFKEY=value", "value")]
    [InlineData("\r\n# first\r\n\r\nKEY=value\r\n", "value")]
    [InlineData("# KEY=other\nKEY=value\n#KEY=third", "value")]
    [InlineData("KEY=first\nOTHER=x\nKEY=second", "second")]
    [InlineData("A=1\rKEY=value\rB=2", "value")]
    public void A_value_is_read_as_it_was_meant(string text, string expected) =>
        Assert.Equal(expected, EnvFile.Parse(text, "x.env").Find("KEY"));

    [Fact]
    public void Keys_are_found_in_exactly_their_spelling()
    {
        EnvFile file = EnvFile.Parse("Key=a\nexport=b\nA.B-C_1=c", "x.env");

        Assert.Equal(("a", "b", "c"), (file.Find("Key"), file.Find("export"), file.Find("A.B-C_1")));
        Assert.Null(file.Find("KEY"));
    }

    [Theory]
    [InlineData("hush", 1)]
    [InlineData("A=1\n\n# x\nhush", 4)]
    [InlineData("A=1\r\nhush hush=2", 2)]
    [InlineData("=hush", 1)]
    [InlineData("1A=hush", 1)]
    [InlineData("{ \"secret\": \"hush\" }", 1)]
    [InlineData("A='two\nlines'\nhush", 3)]
    [InlineData("A=1\nB=\"hush\nC=2\nD=3", 2)]
    [InlineData("A=1\nB='hush", 2)]
    [InlineData("A='hush' hush", 1)]
    [InlineData("A=\"hush\"#hush", 1)]
    [InlineData("A=\"hush\nB=\"hush\"", 1)]
    [InlineData("A=\"hush\\\"", 1)]
    [InlineData("export A B=hush", 1)]
    public void A_bad_line_is_named_by_its_number_and_never_shown(string text, int line)
    {
        var error = Assert.Throws<InputException>(() => EnvFile.Parse(text, "x.env"));

        Assert.Equal("EnvFileInvalid", error.ErrorId);
        Assert.StartsWith($"Line {line} of 'x.env' ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error + error.NextStep + error.Target, StringComparison.Ordinal);
    }

    /// <summary>Any value that is written in double quotes is read back unchanged.</summary>
    [Fact]
    public void Any_value_survives_double_quotes() => Awkward.Array[1, 5].Sample(values =>
    {
        string text = string.Concat(values.Select((value, i) => $"KEY{i}=\"{Escape(value)}\" # {i}\r\n"));

        EnvFile file = EnvFile.Parse(text, "x.env");

        Assert.Equal(values, values.Select((_, i) => file.Find($"KEY{i}")));
    });

    [Fact]
    public void Any_value_without_a_single_quote_survives_single_quotes() => Awkward
        .Where(value => !value.Contains('\'', StringComparison.Ordinal) && !value.Contains('\r', StringComparison.Ordinal))
        .Sample(value => Assert.Equal(value, EnvFile.Parse($"A=1\nexport KEY='{value}'\nB=2", "x.env").Find("KEY")));

    [Fact]
    public void Any_text_is_read_or_refused_and_nothing_else() => Gen
        .OneOf(Awkward, Gen.String[Gen.Char["AB=#'\"\\ \t\r\n"], 0, 60])
        .Sample(text =>
        {
            try
            {
                EnvFile.Parse(text, "x.env");
            }
            catch (InputException e)
            {
                int line = int.Parse(e.Message.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                Assert.InRange(line, 1, text.Count(c => c is '\n' or '\r') + 1);
            }
        });

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void A_file_may_be_in_any_of_the_usual_encodings(string encoding, bool mark)
    {
        var target = Encoding.GetEncoding(encoding);
        string path = Write([.. mark ? target.GetPreamble() : [], .. target.GetBytes("KEY=Zürich 東京")]);

        EnvFile file = EnvFile.Read(path);

        Assert.Equal("Zürich 東京", file.Find("KEY"));
        Assert.Equal(path, file.Path);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_not_replaced()
    {
        string path = Write([.. "KEY=hush"u8, 0xE9, 0x20]);

        var error = Assert.Throws<InputException>(() => EnvFile.Read(path));

        Assert.Equal("EnvFileNotText", error.ErrorId);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void A_file_that_is_none_of_settings_is_refused_by_its_size()
    {
        string path = Write(Encoding.ASCII.GetBytes(new string('#', EnvFile.MaxCharacters + 1)));

        Assert.Equal("EnvFileTooLarge", Assert.Throws<InputException>(() => EnvFile.Read(path)).ErrorId);
    }

    [Fact]
    public void A_missing_file_and_a_folder_have_their_own_errors()
    {
        string missing = Path.Combine(_folder, "none", ".env");

        var absent = Assert.Throws<InputException>(() => EnvFile.Read(missing));
        var folder = Assert.Throws<InputException>(() => EnvFile.Read(_folder));

        Assert.Equal(("EnvFileNotFound", missing), (absent.ErrorId, absent.Target));
        Assert.Equal("EnvFileUnreadable", folder.ErrorId);
        Assert.Contains("is a folder", folder.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_that_none_can_be_have_their_own_errors()
    {
        Assert.Equal("PathCharacter", Assert.Throws<InputException>(() => EnvFile.Read("a\0b")).ErrorId);
        Assert.Equal("NameTooLong", Assert.Throws<InputException>(() => EnvFile.Read(Path.Combine(_folder, new string('a', 256)))).ErrorId);
    }

    [UnixTheory]
    [InlineData("pipe")]
    [InlineData("link")]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    public async Task A_pipe_or_device_is_refused_and_not_waited_for(string kind)
    {
        string path = kind[0] == '/' ? kind : Path.Combine(_folder, ".env");
        if (kind == "pipe")
        {
            UnixPipe.Create(path);
        }
        else if (kind == "link")
        {
            UnixPipe.Create(Path.Combine(_folder, "pipe"));
            File.CreateSymbolicLink(path, "pipe");
        }

        var error = await Assert.ThrowsAsync<InputException>(() => Task.Run(() => EnvFile.Read(path)).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal("PathIsSpecial", error.ErrorId);
    }

    [UnixTheory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.GroupExecute, false)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_file_that_others_can_read_is_exposed_also_through_a_link(UnixFileMode others, bool expected)
    {
        string path = Write([.. "KEY=hush"u8]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), path);

        Assert.Equal(expected, EnvFile.Read(path).IsExposed);
        EnvFile linked = EnvFile.Read(Path.Combine(_folder, "link"));
        Assert.Equal((expected, "hush"), (linked.IsExposed, linked.Find("KEY")));
    }

    [Fact]
    public void What_it_shows_holds_no_value()
    {
        EnvFile file = EnvFile.Parse("CLIENT_SECRET=hush", "x.env");

        Assert.DoesNotContain("hush", file + System.Text.Json.JsonSerializer.Serialize(file), StringComparison.Ordinal);
    }

    private string Write(byte[] content)
    {
        string path = Path.Combine(_folder, ".env");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal);
}
