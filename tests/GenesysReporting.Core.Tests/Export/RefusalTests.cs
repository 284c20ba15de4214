using System.Text;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Protection;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>Existing files and options that prevent an export.</summary>
public class RefusalTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(1));

    private readonly CrashingDisk _disk = new(new Random(1));
    private readonly DayMatchingPlatform _platform = new(
        [.. Enumerable.Range(0, 250).Select(i => (ExactlyOnceTests.Id(i), Day.AddMinutes(i)))]);

    [Fact]
    public async Task An_existing_file_is_refused_before_anything_is_sent()
    {
        _disk.Put(Exporting.File, [1, 2, 3]);

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("FileExists", error.ErrorId);
        Assert.Contains("3 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", error.NextStep, StringComparison.Ordinal);
        Assert.Empty(_platform.Bodies);
        Assert.Equal([1, 2, 3], _disk.Content(Exporting.File));
    }

    [Fact]
    public async Task Force_replaces_it_only_when_the_new_one_is_finished()
    {
        _disk.Put(Exporting.File, [1, 2, 3]);
        int pages = 0;
        bool isDown = true;
        var exporting = new Exporting(r => isDown && ++pages > 1 ? Answer.Json(503, "{}") : _platform.Respond(r), _disk);
        exporting.Options = exporting.Options with { Force = true };

        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        Assert.Equal([1, 2, 3], _disk.Content(Exporting.File));

        // The option -Force need not be given again to resume.
        isDown = false;
        exporting.Options = exporting.Options with { Force = false };
        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.True(summary.Resumed);
        Assert.Equal(250, exporting.Ids().Count);
    }

    [Fact]
    public async Task Force_starts_an_unfinished_export_over()
    {
        await LeaveUnfinishedAsync();
        Exporting exporting = Begin();
        exporting.Options = exporting.Options with { Force = true };

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.False(summary.Resumed);
        Assert.Equal(250, exporting.Ids().Distinct().Count());
        Assert.Equal([Exporting.File], _disk.Names);
    }

    public static TheoryData<string> Differences => ["interval", "format", "grain", "delimiter", "mode", "zone", "gzip", "guard", "protect"];

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task Another_exports_unfinished_file_is_refused(string difference)
    {
        await LeaveUnfinishedAsync(ExportFormat.Csv);
        Exporting exporting = Begin();
        exporting.Options = exporting.Options with { Format = ExportFormat.Csv };
        exporting.Options = difference switch
        {
            "format" => exporting.Options with { Format = ExportFormat.JsonLines },
            "grain" => exporting.Options with { Rows = exporting.Options.Rows with { Grain = RowGrain.Segment } },
            "delimiter" => exporting.Options with { Delimiter = ';' },
            "zone" => exporting.Options with { Rows = exporting.Options.Rows with { TimeZone = TimeZoneInfo.CreateCustomTimeZone("X", TimeSpan.FromHours(1), "X", "X") } },
            "gzip" => exporting.Options with { Compress = true },
            "guard" => exporting.Options with { AllowFormula = true },
            "protect" => exporting.Options with { Protection = Protected("Mask") },
            _ => exporting.Options,
        };
        exporting.Mode = difference == "mode" ? QueryMode.Auto : QueryMode.Query;
        byte[] before = _disk.Content(Exporting.File + ".partial");
        _platform.Bodies.Clear();

        InputException error = await Assert.ThrowsAsync<InputException>(() =>
            exporting.RunAsync(difference == "interval" ? new QueryInterval(Day, Day.AddHours(12)) : Interval));

        Assert.Equal("OtherExport", error.ErrorId);
        Assert.Contains(Interval.ToString(), error.Message, StringComparison.Ordinal);
        string named = difference switch
        {
            "mode" => "-Mode is Query there and Auto here",
            "grain" => "-Grain is Conversation there and Segment here",
            "delimiter" => "-Delimiter is , there and ; here",
            "gzip" => "-Compress is plain there and gzip here",
            "guard" => "-AllowFormula is False there and True here",
            "protect" => "The difference: -Protect: Ani is not protected there and Mask here.",
            "format" => "-Format is Csv there and JsonLines here",
            "zone" => "-TimeZone is ",
            _ => "The difference: ",
        };
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Empty(_platform.Bodies);
        Assert.Equal(before, _disk.Content(Exporting.File + ".partial"));
    }

    [Fact]
    public async Task An_unfinished_file_of_other_rules_is_refused_and_one_of_the_same_is_resumed()
    {
        int pages = 0;
        var first = new Exporting(r => ++pages > 2 ? Answer.Json(503, "{}") : _platform.Respond(r), _disk);
        first.Options = first.Options with { ThrottleLimit = 1, Protection = Protected("Hash") };
        await Assert.ThrowsAnyAsync<GenesysException>(() => first.RunAsync(Interval));
        Assert.DoesNotContain("sixteen bytes", Encoding.UTF8.GetString(_disk.Content(Exporting.File + ".progress.json")), StringComparison.Ordinal);

        Exporting second = Begin();
        Assert.Contains("Ani is Hash there and not protected here", await Refusal(), StringComparison.Ordinal);
        second.Options = first.Options with { Protection = Protected("Hash", "another key of 16") };
        Assert.Contains("-Protect: the key is another one.", await Refusal(), StringComparison.Ordinal);
        second.Options = first.Options with { Protection = Protected("Hash") };
        Assert.True((await second.RunAsync(Interval)).Resumed);
        Assert.Equal(250, second.Ids().Distinct().Count());

        async Task<string> Refusal()
        {
            InputException error = await Assert.ThrowsAsync<InputException>(() => second.RunAsync(Interval));
            Assert.Equal("OtherExport", error.ErrorId);
            return error.Message;
        }
    }

    [Fact]
    public async Task A_partial_file_of_unknown_origin_is_not_overwritten()
    {
        _disk.Put(Exporting.File + ".partial", [1]);

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("PartialUnknown", error.ErrorId);
        Assert.Equal([1], _disk.Content(Exporting.File + ".partial"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Version":2,"Key":"","Description":""}""")]
    [InlineData("""{"Key":"","Description":"","Parts":[{"Interval":"2026-11-02"}]}""")]
    [InlineData("""{"Key":"","Description":"","Begun":{"Interval":"yesterday/today"}}""")]
    public async Task A_checkpoint_that_cannot_be_read_is_named(string content)
    {
        await LeaveUnfinishedAsync();
        _disk.Put(Exporting.File + ".progress.json", Encoding.UTF8.GetBytes(content));

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("ProgressUnreadable", error.ErrorId);
    }

    [Fact]
    public async Task A_truncated_file_is_named()
    {
        await LeaveUnfinishedAsync();
        _disk.Put(Exporting.File + ".partial", _disk.Content(Exporting.File + ".partial")[..50]);

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("PartialDamaged", error.ErrorId);
    }

    [Fact]
    public async Task A_file_that_another_process_writes_is_refused()
    {
        await LeaveUnfinishedAsync();
        using Stream held = _disk.OpenAlone(Exporting.File + ".partial");

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("ExportInUse", error.ErrorId);
    }

    [Theory]
    [InlineData("/data", "PathIsFolder")]
    [InlineData("/nowhere/export", "FolderMissing")]
    public async Task Wrong_places_are_refused(string path, string errorId)
    {
        InputException error = await Assert.ThrowsAsync<InputException>(() =>
            Begin().RunAsync(Interval, ExportPaths.Single(path)));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(_platform.Bodies);
    }

    [Theory]
    [InlineData("/data/export.partial")]
    [InlineData("/data/export.progress.json")]
    public async Task A_folder_with_the_name_of_one_of_the_files_is_refused(string folder)
    {
        _disk.CreateFolder(folder);

        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));

        Assert.Equal("PathIsFolder", error.ErrorId);
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.Empty(_platform.Bodies);
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_the_export_resumes_when_there_is_space()
    {
        Exporting exporting = Begin();
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };
        int pages = 0;
        var filling = new Exporting(
            request =>
            {
                _disk.Refusal = ++pages >= 2 ? CrashingDisk.Full() : null;
                return _platform.Respond(request);
            },
            _disk) { Options = exporting.Options };

        StorageException error = await Assert.ThrowsAsync<StorageException>(() => filling.RunAsync(Interval));
        Assert.Equal("DiskFull", error.ErrorId);

        _disk.Refusal = null;
        await exporting.RunAsync(Interval);
        Assert.Equal(250, exporting.Ids().Distinct().Count());
    }

    [Fact]
    public async Task A_failure_before_the_first_page_leaves_nothing_behind()
    {
        var exporting = new Exporting(_ => Answer.Json(403, "{}"), _disk);

        await Assert.ThrowsAsync<ApiException>(() => exporting.RunAsync(Interval));

        Assert.Empty(_disk.Names);
    }

    [Fact]
    public async Task A_part_that_does_not_agree_stays_unfinished_and_is_read_again()
    {
        _platform.Announce = hits => hits + 1;
        Exporting exporting = Begin();
        var interval = new QueryInterval(Day, Day.AddDays(9));

        IncompleteException error = await Assert.ThrowsAsync<IncompleteException>(() => exporting.RunAsync(interval));
        Assert.Equal("ExportIncomplete", error.ErrorId);
        Assert.Contains("announced 251 conversations and sent 250", error.Message, StringComparison.Ordinal);
        Assert.Contains(".partial", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Exporting.File, _disk.Names);

        _platform.Announce = hits => hits;
        ExportSummary summary = await exporting.RunAsync(interval);
        Assert.Equal(ExportOutcome.Complete, summary.Outcome);
        Assert.Equal(250, exporting.Ids().Distinct().Count());
        Assert.Equal(250, exporting.Ids().Count);
    }

    [Fact]
    public async Task It_is_finished_as_it_is_where_that_is_allowed()
    {
        _platform.Announce = hits => hits + 1;
        Exporting exporting = Begin();
        await Assert.ThrowsAsync<IncompleteException>(() => exporting.RunAsync(Interval));
        _platform.Bodies.Clear();
        exporting.Options = exporting.Options with { AllowIncomplete = true };

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(ExportOutcome.Incomplete, summary.Outcome);
        Assert.Single(summary.Reasons);
        Assert.Empty(_platform.Bodies);
        Assert.Equal(250, exporting.Ids().Count);
    }

    [Fact]
    public async Task A_day_that_is_finished_is_skipped_and_another_question_is_not()
    {
        var paths = ExportPaths.Of(Exporting.File, new DateOnly(2026, 11, 2));
        Exporting exporting = Begin();
        ExportSummary first = await exporting.RunAsync(Interval, paths);
        _platform.Bodies.Clear();

        ExportSummary second = await exporting.RunAsync(Interval, paths);
        Assert.Equal(ExportOutcome.Complete, first.Outcome);
        Assert.Equal(ExportOutcome.Skipped, second.Outcome);
        Assert.Equal((first.Conversations, first.Bytes), (second.Conversations, second.Bytes));
        Assert.Empty(_platform.Bodies);
        Assert.Equal(["/data/date=2026-11-02/_export.done.json", "/data/date=2026-11-02/export"], _disk.Names.Order(StringComparer.Ordinal));

        exporting.Mode = QueryMode.Auto;
        Assert.Equal("OtherExport", (await Assert.ThrowsAsync<InputException>(() => exporting.RunAsync(Interval, paths))).ErrorId);

        exporting.Mode = QueryMode.Query;
        _disk.Put(paths.Final, [1]);
        Assert.Equal("FileExists", (await Assert.ThrowsAsync<InputException>(() => exporting.RunAsync(Interval, paths))).ErrorId);
    }

    private static RecordProtection Protected(string action, string key = "sixteen bytes ok") =>
        RecordProtection.Of(ProtectionRules.Of([KeyValuePair.Create("Ani", action)]), Encoding.UTF8.GetBytes(key));

    private Exporting Begin() => new(_platform.Respond, _disk);

    private async Task LeaveUnfinishedAsync(ExportFormat format = ExportFormat.JsonLines)
    {
        int pages = 0;
        var exporting = new Exporting(r => ++pages > 2 ? Answer.Json(503, "{}") : _platform.Respond(r), _disk);
        exporting.Options = exporting.Options with { Format = format, ThrottleLimit = 1 };
        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        Assert.Contains(Exporting.File + ".partial", _disk.Names);
    }
}
