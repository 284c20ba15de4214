using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Export;

/// <summary>A checkpoint or an unfinished file that has been damaged in any way ends in an error of the module or in the same file.</summary>
public class CheckpointFuzzTests
{
    private const string Partial = Exporting.File + ".partial";
    private const string Progress = Exporting.File + ".progress.json";
    private static readonly int Mutations = Mutator.Count(1500);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day.AddHours(3), Day.AddDays(9).AddHours(5));

    private static readonly (string Id, DateTimeOffset Start)[] All =
    [
        .. Enumerable.Range(0, 500).Select(i => (Id: ExactlyOnceTests.Id(i), Start: Day.AddMinutes(i * 26))),
    ];

    public static TheoryData<int, ExportFormat, bool> Forms => new()
    {
        { 1, ExportFormat.JsonLines, false },
        { 2, ExportFormat.JsonLines, true },
        { 3, ExportFormat.Csv, true },
        { 4, ExportFormat.Parquet, false },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Damaged_bytes_are_noticed(int seed, ExportFormat format, bool compress)
    {
        (byte[] partial, byte[] progress, string expected) = await LeaveAsync(format, compress);
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            bool ofProgress = random.Next(2) == 0;
            byte[] damaged = Mutator.Damage(ofProgress ? progress : partial, random);
            if (await ResumeAsync(format, compress, ofProgress ? partial : damaged, ofProgress ? damaged : progress) is { } finished)
            {
                Assert.Equal(expected, finished.Text());
            }
            else
            {
                refused++;
            }
        }

        // Only what is appended to the unfinished file does no harm.
        Assert.InRange(refused, Mutations * 8 / 10, Mutations);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_values_without_the_checksum_for_them_are_noticed(int seed, ExportFormat format, bool compress)
    {
        (byte[] partial, byte[] progress, _) = await LeaveAsync(format, compress);
        var random = new Random(seed);
        for (int i = 0; i < Mutations; i++)
        {
            JsonNode checkpoint = JsonNode.Parse(progress)!;
            Mutator.Change(checkpoint, random);
            Assert.Null(await ResumeAsync(format, compress, partial, Encoding.UTF8.GetBytes(checkpoint.ToJsonString())));
        }
    }

    /// <summary>With a checksum that fits, or without any as earlier versions wrote them, other values can mean anything but an unknown failure.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_values_with_a_checksum_or_none_are_never_an_unknown_failure(int seed, ExportFormat format, bool compress)
    {
        (byte[] partial, byte[] progress, _) = await LeaveAsync(format, compress);
        var random = new Random(seed);
        for (int i = 0; i < Mutations; i++)
        {
            JsonObject checkpoint = JsonNode.Parse(progress)!.AsObject();
            Mutator.Change(checkpoint, random);
            checkpoint.Remove("Seal");
            byte[] changed;
            if (i % 2 == 0)
            {
                checkpoint.Remove("Checksum");
                changed = Encoding.UTF8.GetBytes(checkpoint.ToJsonString());
            }
            else
            {
                changed = Sealed(checkpoint);
            }

            byte[] file = random.Next(4) == 0 ? Mutator.Damage(partial, random) : partial;
            await ResumeAsync(format, compress, file, changed);
        }
    }

    internal static byte[] Sealed(JsonObject checkpoint)
    {
        checkpoint["Seal"] = StateSeal.Blank;
        return StateSeal.Close(JsonSerializer.SerializeToUtf8Bytes(checkpoint, Indented));
    }

    /// <summary>Returns the export that has finished; null if an error of the module refused it. Any other exception fails the test.</summary>
    private static async Task<Exporting?> ResumeAsync(ExportFormat format, bool compress, byte[] partial, byte[] progress)
    {
        var disk = new CrashingDisk(new Random(1));
        disk.Put(Partial, partial);
        disk.Put(Progress, progress);
        var platform = new DayMatchingPlatform(All);
        // A checkpoint may ask for a job, and there is none.
        var exporting = new Exporting(
            request => request.Uri.AbsolutePath.Contains("/jobs", StringComparison.Ordinal) ? Answer.Json(404, "{}") : platform.Respond(request), disk);
        exporting.Options = exporting.Options with { Format = format, Compress = compress };
        try
        {
            await exporting.RunAsync(Interval);
            return exporting;
        }
        catch (GenesysException)
        {
            return null;
        }
    }

    /// <summary>Returns the files of an export that was ended in its second part, and the content of one that was not.</summary>
    private static async Task<(byte[] Partial, byte[] Progress, string Expected)> LeaveAsync(ExportFormat format, bool compress)
    {
        var disk = new CrashingDisk(new Random(1));
        int pages = 0;
        bool isDown = true;
        var platform = new DayMatchingPlatform(All);
        var exporting = new Exporting(request => isDown && ++pages > 5 ? Answer.Json(503, "{}") : platform.Respond(request), disk);
        exporting.Options = exporting.Options with { Format = format, Compress = compress, ThrottleLimit = 1 };
        await Assert.ThrowsAnyAsync<GenesysException>(() => exporting.RunAsync(Interval));
        (byte[] partial, byte[] progress) = (disk.Content(Partial), disk.Content(Progress));
        ExportState state = ExportState.Read(progress)!;
        Assert.Equal((1, true), (state.Parts.Count, state.Begun is not null));

        isDown = false;
        await exporting.RunAsync(Interval);
        return (partial, progress, exporting.Text());
    }
}
