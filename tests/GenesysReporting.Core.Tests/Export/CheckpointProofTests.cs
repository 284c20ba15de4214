using System.Text;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>A checkpoint has a checksum of itself and of the bytes that it counts, and is refused if it contradicts itself.</summary>
public class CheckpointProofTests
{
    private const string Partial = Exporting.File + ".partial";
    private const string Progress = Exporting.File + ".progress.json";
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(9));

    private readonly CrashingDisk _disk = new(new Random(1));
    private readonly DayMatchingPlatform _platform = new(
        [.. Enumerable.Range(0, 500).Select(i => (ExactlyOnceTests.Id(i), Day.AddMinutes(i * 25.9)))]);

    /// <summary>The check value of CRC-32C, and what it is of no bytes.</summary>
    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0u)]
    public void The_checksum_of_bytes_is_the_published_one(string text, uint expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        using var file = new MemoryStream();
        var stream = new ChecksumStream(file);
        foreach (byte one in bytes)
        {
            stream.Write([one]);
        }

        Assert.Equal(expected, stream.Checksum);
        Assert.Equal(expected, ChecksumStream.Of(file, bytes.Length));
        Assert.Equal(bytes, file.ToArray());
    }

    [Fact]
    public async Task The_checkpoint_has_the_checksum_of_the_bytes_that_it_counts()
    {
        await LeaveUnfinishedAsync();

        ExportState state = ExportState.Read(_disk.Content(Progress))!;
        Assert.Equal(ChecksumStream.Of(new MemoryStream(_disk.Content(Partial)), state.Length), state.Checksum);
        Assert.EndsWith("\"\n}", Encoding.UTF8.GetString(_disk.Content(Progress)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_of_a_part_that_is_done_is_noticed_before_anything_is_sent()
    {
        await LeaveUnfinishedAsync();
        byte[] partial = _disk.Content(Partial);
        partial[5] ^= 1;
        _disk.Put(Partial, partial);

        InputException error = await RefusalAsync("PartialDamaged");

        Assert.Contains("-Force", error.NextStep, StringComparison.Ordinal);
        Assert.Contains($"delete '{Partial}' and '{Progress}'", error.NextStep, StringComparison.Ordinal);
        Assert.Equal(partial, _disk.Content(Partial));
    }

    [Fact]
    public async Task What_the_checkpoint_does_not_count_is_cut_off_as_before()
    {
        await LeaveUnfinishedAsync();
        _disk.Put(Partial, [.. _disk.Content(Partial), 1, 2, 3]);

        ExportSummary summary = await Begin().RunAsync(Interval);

        Assert.True(summary.Resumed);
        Assert.Equal(500, Begin().Ids().Distinct().Count());
        Assert.Equal([Exporting.File], _disk.Names);
    }

    public static TheoryData<string> Contradictions =>
    [
        """{"Version":null}""", """{"Version":2}""", """{"Key":null}""", """{"Description":null}""", """{"Traits":{"-Protect":null}}""",
        """{"Length":-1}""", """{"Length":9223372036854775807}""", """{"ConvertedLength":-5,"IsFinished":true}""", """{"ConvertedLength":5}""",
        """{"IsFinished":true}""", """{"Begun":null,"IsFinished":true}""", """{"Parts":[]}""", """{"Parts":[null]}""",
        """{"Begun":{"From":-1}}""", """{"Begun":{"From":9999999}}""", """{"Begun":{"From":9223372036854775807}}""", """{"Begun":{"From":0}}""", """{"Begun":{"Mark":null}}""",
        """{"Begun":{"Counts":{"Rows":-1}}}""", """{"Begun":{"Counts":{"LeftOut":{"x":-1}}}}""",
        """{"Begun":{"Mark":{"Page":-1}}}""", """{"Begun":{"Mark":{"Received":-1}}}""", """{"Begun":{"Mark":{"TotalHits":-1}}}""",
        """{"Begun":{"Mark":{"Outside":1000000}}}""", """{"Begun":{"Interval":null}}""",
        """{"Begun":{"Interval":"2026-11-02T00:00:00.0000000+00:00/2026-11-09T00:00:00.0000000+00:00"}}""",
        """{"Begun":{"Interval":"2026-11-10T00:00:00.0000000+00:00/2026-11-09T00:00:00.0000000+00:00"}}""",
        """{"Begun":{"Interval":"2026-11-09T00:00:00.0000000+00:00/2026-11-19T00:00:00.0000000+00:00"}}""",
        """{"Parts":{"From":1}}""", """{"Part":{"From":-1}}""", """{"Part":{"From":9999999}}""", """{"Part":{"Source":null}}""",
        """{"Part":{"Received":-1}}""", """{"Part":{"Counts":{"Conversations":9000000000000000000}}}""",
        """{"Part":{"Interval":"2026-11-03T00:00:00.0000000+00:00/2026-11-09T00:00:00.0000000+00:00"}}""",
        """{"Part":{"Interval":"2026-11-02T00:00:00.0000000+00:00/2026-11-19T00:00:00.0000000+00:00"}}""",
    ];

    /// <summary>The checksums fit, as in a checkpoint that a fault of the module itself would write.</summary>
    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_checkpoint_that_contradicts_itself_is_refused_with_the_way_out(string changes)
    {
        await LeaveUnfinishedAsync();
        JsonObject checkpoint = JsonNode.Parse(_disk.Content(Progress))!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            (JsonObject target, string member) = name == "Part" ? (checkpoint["Parts"]![0]!.AsObject(), name) : (checkpoint, name);
            Merge(target, member, value, isPart: name == "Part");
        }

        checkpoint.Remove("Seal");
        _disk.Put(Progress, CheckpointFuzzTests.Sealed(checkpoint));

        InputException error = await RefusalAsync("ProgressUnreadable");

        Assert.Contains("-Force", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Version")]
    [InlineData("Seal")]
    [InlineData("Checksum")]
    public async Task A_checkpoint_that_lacks_a_member_is_refused(string member)
    {
        await LeaveUnfinishedAsync();
        JsonObject checkpoint = JsonNode.Parse(_disk.Content(Progress))!.AsObject();
        checkpoint.Remove(member);
        _disk.Put(Progress, Encoding.UTF8.GetBytes(checkpoint.ToJsonString()));

        await RefusalAsync("ProgressUnreadable");
    }

    [Fact]
    public async Task Force_starts_over_in_spite_of_a_damaged_checkpoint()
    {
        await LeaveUnfinishedAsync();
        _disk.Put(Progress, [1, 2, 3]);
        Exporting exporting = Begin();
        exporting.Options = exporting.Options with { Force = true };

        await exporting.RunAsync(Interval);

        Assert.Equal(500, exporting.Ids().Distinct().Count());
        Assert.Equal([Exporting.File], _disk.Names);
    }

    /// <summary>The old file has the length of the new one by chance, and the new one was lost before its last step.</summary>
    [Theory]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Parquet)]
    public async Task A_file_that_has_only_the_length_of_the_finished_one_is_not_taken_for_it(ExportFormat format)
    {
        await Begin(format).RunAsync(Interval);
        byte[] finished = _disk.Content(Exporting.File);
        _disk.Put(Exporting.File, new byte[finished.Length]);
        Exporting exporting = Begin(format);
        exporting.Options = exporting.Options with { Force = true };
        await DieBeforeTheLastNameAsync(exporting);
        exporting.Options = exporting.Options with { Force = false };
        _disk.Delete(format == ExportFormat.Parquet ? Exporting.File + ".tmp" : Partial);

        InputException error = await Assert.ThrowsAsync<InputException>(() => exporting.RunAsync(Interval));

        Assert.Equal(("PartialDamaged", Exporting.File), (error.ErrorId, error.Target));
    }

    /// <summary>Its finished checkpoint counts no bytes, so that the next run begins from the start.</summary>
    [Fact]
    public async Task A_file_without_conversations_is_finished_however_often_the_machine_dies()
    {
        for (int at = 0; ; at++)
        {
            var disk = new CrashingDisk(new Random(at));
            var exporting = new Exporting(new DayMatchingPlatform([]).Respond, disk);
            for (int operations = at; ; operations++)
            {
                disk.DieAfter(operations);
                if (await Record.ExceptionAsync(() => exporting.RunAsync(Interval)) is not { } failure)
                {
                    break;
                }

                Assert.IsType<MachineDiedException>(failure);
                disk.Restart(powerFailed: false);
            }

            disk.Restart(powerFailed: false);
            Assert.Equal([Exporting.File], disk.Names);
            Assert.Empty(disk.Content(Exporting.File));
            if (at > 60)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_damaged_record_of_a_finished_day_is_named_and_its_bytes_are_not_read()
    {
        var interval = new QueryInterval(Day, Day.AddDays(1));
        ExportPaths paths = ExportPaths.Of(Exporting.File, new DateOnly(2026, 11, 2));
        await Begin().RunAsync(interval, paths);
        byte[] done = _disk.Content(paths.Done!);
        byte[] damaged = [.. done];
        damaged[^100] ^= 1;

        // Reading every day's file each night would cost more than it proves: the length alone is compared.
        byte[] content = _disk.Content(paths.Final);
        content[0] ^= 1;
        _disk.Put(paths.Final, content);
        Assert.Equal(ExportOutcome.Skipped, (await Begin().RunAsync(interval, paths)).Outcome);

        _disk.Put(paths.Done!, damaged);
        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(interval, paths));
        Assert.Equal(("ProgressUnreadable", paths.Done), (error.ErrorId, error.Target));
    }

    private static void Merge(JsonObject target, string name, JsonNode? value, bool isPart)
    {
        JsonObject inner = isPart ? target : value is JsonObject && target[name] is JsonObject there ? there : new JsonObject();
        if (value is JsonObject members && (isPart || target[name] is JsonObject))
        {
            foreach ((string member, JsonNode? changed) in members)
            {
                Merge(inner, member, changed, isPart: false);
            }
        }
        else
        {
            target[name] = value?.DeepClone();
        }
    }

    private async Task DieBeforeTheLastNameAsync(Exporting exporting)
    {
        for (int at = 1; ; at++)
        {
            _disk.DieAfter(at);
            await Assert.ThrowsAsync<MachineDiedException>(() => exporting.RunAsync(Interval));
            _disk.Restart(powerFailed: false);
            if (_disk.Names.Contains(Progress) && _disk.Names.Contains(Partial) && ExportState.Read(_disk.Content(Progress)) is { IsFinished: true })
            {
                return;
            }
        }
    }

    private async Task<InputException> RefusalAsync(string errorId)
    {
        _platform.Bodies.Clear();
        InputException error = await Assert.ThrowsAsync<InputException>(() => Begin().RunAsync(Interval));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(_platform.Bodies);
        return error;
    }

    private Exporting Begin(ExportFormat format = ExportFormat.JsonLines)
    {
        var exporting = new Exporting(_platform.Respond, _disk);
        exporting.Options = exporting.Options with { Format = format, ThrottleLimit = 1 };
        return exporting;
    }

    private async Task LeaveUnfinishedAsync()
    {
        int pages = 0;
        var exporting = new Exporting(r => ++pages > 5 ? Answer.Json(503, "{}") : _platform.Respond(r), _disk);
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };
        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        ExportState state = ExportState.Read(_disk.Content(Progress))!;
        Assert.Equal((1, true), (state.Parts.Count, state.Begun is not null));
    }
}
