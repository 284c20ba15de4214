using System.Net.Sockets;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Hosting;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>Pipes, devices, sockets, folders and links in the place of an export's files, on a real disk.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly DayMatchingPlatform _platform = new([("a", Day), ("b", Day.AddHours(1))]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string> Places
    {
        get
        {
            var places = new TheoryData<string, string>();
            foreach (string ending in new[] { "", ".partial", ".tmp", ".progress.json", ".progress.json.tmp", "done" })
            {
                foreach (string kind in new[] { "pipe", "socket", "folder", "link", "broken link" })
                {
                    if (ending.Length > 0 || !kind.EndsWith("link", StringComparison.Ordinal))
                    {
                        places.Add(ending, kind);
                    }
                }
            }

            return places;
        }
    }

    [UnixTheory]
    [MemberData(nameof(Places))]
    public async Task What_is_not_a_file_is_refused_and_neither_waited_for_nor_changed(string ending, string kind)
    {
        bool isDay = ending == "done";
        string folder = isDay ? Directory.CreateDirectory(Path.Combine(_folder, "date=2026-11-02")).FullName : _folder;
        string place = isDay ? Path.Combine(folder, "_calls.jsonl.done.json") : Path.Combine(_folder, "calls.jsonl" + ending);
        string victim = Path.Combine(_folder, "victim");
        using IDisposable? made = Make(kind, place, victim);

        foreach (bool force in new[] { false, true })
        {
            var error = Assert.IsType<InputException>(await RunAsync("calls.jsonl", isDay ? ExportPartition.Day : null, force));
            string expected = kind switch { "folder" => "PathIsFolder", "link" or "broken link" => "PathIsLink", _ => "PathIsSpecial" };
            Assert.Equal((expected, place), (error.ErrorId, error.Target));
        }

        Assert.Empty(_platform.Bodies);
        Assert.True(Path.Exists(place) || new FileInfo(place).LinkTarget is not null);
        Assert.Equal(kind == "link" ? "mine" : null, File.Exists(victim) ? await File.ReadAllTextAsync(victim) : null);
    }

    [UnixTheory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/full")]
    public void A_device_is_refused_also_through_a_link(string device)
    {
        string link = Path.Combine(_folder, "calls.jsonl");
        File.CreateSymbolicLink(link, device);

        // Not by an export with -Force: if it failed to refuse, it would replace the machine's own device.
        foreach (string path in new[] { device, link })
        {
            Assert.Equal("PathIsSpecial", Assert.Throws<InputException>(() => PlainFile.Follow(path)).ErrorId);
        }
    }

    [UnixTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_target_of_a_link_is_written_and_the_link_stays(bool exists)
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        string target = Path.Combine(elsewhere, "real.jsonl");
        if (exists)
        {
            await File.WriteAllTextAsync(target, "old");
        }

        File.CreateSymbolicLink(Path.Combine(_folder, "second.jsonl"), "elsewhere/real.jsonl");
        string link = File.CreateSymbolicLink(Path.Combine(_folder, "calls.jsonl"), Path.Combine(_folder, "second.jsonl")).FullName;
        if (exists)
        {
            Assert.Equal("FileExists", Assert.IsType<InputException>(await RunAsync("calls.jsonl", null, force: false)).ErrorId);
        }

        Assert.Null(await RunAsync("calls.jsonl", null, force: exists));

        Assert.Equal(2, (await File.ReadAllLinesAsync(target)).Length);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [UnixFact]
    public async Task Links_in_a_circle_are_an_error()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "calls.jsonl"), Path.Combine(_folder, "b"));
        File.CreateSymbolicLink(Path.Combine(_folder, "b"), Path.Combine(_folder, "calls.jsonl"));

        Assert.Equal("LinkBroken", Assert.IsType<InputException>(await RunAsync("calls.jsonl", null, force: false)).ErrorId);
    }

    [Fact]
    public async Task An_empty_file_that_was_left_is_a_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "calls.jsonl.partial"), string.Empty);
        await File.WriteAllTextAsync(Path.Combine(_folder, "calls.jsonl.progress.json.tmp"), string.Empty);

        Assert.Null(await RunAsync("calls.jsonl", null, force: false));
        Assert.Equal([Path.Combine(_folder, "calls.jsonl")], Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task An_export_that_another_process_has_begun_is_in_use()
    {
        using (LocalDisk.Instance.OpenAlone(Path.Combine(_folder, "calls.jsonl.partial")))
        {
            Assert.Equal("ExportInUse", Assert.IsType<InputException>(await RunAsync("calls.jsonl", null, force: false)).ErrorId);
        }
    }

    [Theory]
    [InlineData(255 - 18, null)]
    [InlineData(255 - 17, "NameTooLong")]
    [InlineData(300, "NameTooLong")]
    public async Task The_longest_name_is_the_checkpoint_s(int length, string? expected)
    {
        // The checkpoint ends in .progress.json and is written as .tmp: 18 bytes more than the file's name.
        string name = new string('a', length - ".jsonl".Length) + ".jsonl";

        Assert.Equal(expected, (await RunAsync(name, null, force: false) as InputException)?.ErrorId);
        Assert.Equal(expected is null, File.Exists(Path.Combine(_folder, name)));
    }

    [Fact]
    public async Task Names_are_measured_in_the_bytes_of_the_disk()
    {
        string name = new string('é', 120) + ".jsonl";

        var error = await RunAsync(name, null, force: false) as InputException;

        Assert.Equal(OperatingSystem.IsWindows() ? null : "NameTooLong", error?.ErrorId);
    }

    [Fact]
    public async Task A_path_longer_than_any_and_a_root_have_their_own_errors()
    {
        string deep = string.Join(Path.DirectorySeparatorChar, Enumerable.Repeat(new string('d', 200), 200));

        Assert.Equal("PathTooLong", Assert.IsType<InputException>(await RunAsync(Path.Combine(deep, "a.jsonl"), null, force: false)).ErrorId);
        Assert.Equal("PathIsFolder", Assert.IsType<InputException>(await RunAsync(Path.GetPathRoot(_folder)!, null, force: false)).ErrorId);
    }

    /// <summary>Makes something other than a file.</summary>
    private static Socket? Make(string kind, string place, string victim)
    {
        switch (kind)
        {
            case "pipe":
                UnixPipe.Create(place);
                return null;
            case "folder":
                Directory.CreateDirectory(place);
                return null;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                // A socket's address is short, so it is made in a short place.
                string near = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                socket.Bind(new UnixDomainSocketEndPoint(near));
                File.Move(near, place);
                return socket;
            default:
                if (kind == "link")
                {
                    File.WriteAllText(victim, "mine");
                }

                File.CreateSymbolicLink(place, victim);
                return null;
        }
    }

    /// <summary>Returns the error of an export; null if it completed. A wait without an end is a failure.</summary>
    private Task<Exception?> RunAsync(string name, ExportPartition? partition, bool force) => Task.Run(() => Record.ExceptionAsync(async () =>
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _platform.Respond);
        AnalyticsQuery query = AnalyticsQuery.Of("ConversationDetails", new QueryInterval(Day, Day.AddDays(1))) with { Mode = QueryMode.Query };
        var options = new ExportOptions { Format = ExportFormat.JsonLines, Force = force, Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc } };
        foreach (ConversationExport export in ExportRequest.Plan(session, query, Path.Combine(_folder, name), partition, options))
        {
            _ = export.Check() ?? await export.RunAsync(null, null, null, default);
        }
    })).WaitAsync(Patience);
}
