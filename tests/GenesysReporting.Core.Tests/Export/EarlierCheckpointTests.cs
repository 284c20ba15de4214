using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>Checkpoints that version 1 wrote before its classes were renamed: every later version must resume them.</summary>
public class EarlierCheckpointTests
{
    private const string Query = """
        {
          "Version": 1,
          "Key": "3F2C4999379A6B7C92EA206D17DB44C73EB6425ACF568A147447C4F550D43C36",
          "Description": "JsonLines, 2026-11-02T03:00:00.000Z/2026-11-11T05:00:00.000Z, Example (3F2C4999)",
          "Length": 41358,
          "Parts": [],
          "Begun": {"Interval": "2026-11-02T03:00:00.0000000+00:00/2026-11-09T00:00:00.0000000+00:00", "ByJob": false, "From": 0, "Mark": {"Page": 4, "PageKey": "ED15AA132D97F1439DCFE99F572B9900", "JobId": null, "Cursor": null, "TotalHits": 512, "Received": 400, "Outside": 10, "WithoutId": 0, "IsBlurred": false}, "Counts": {"Conversations": 390, "Rows": 390, "Guarded": 0}},
          "Watermark": null,
          "Replaces": false,
          "IsFinished": false
        }
        """;

    private const string Job = """
        {
          "Version": 1,
          "Key": "92B68FEBF903A587DD3CEEFA51579995E74590CCD3B0C1C2A98910FF8D63263D",
          "Description": "JsonLines, 2026-11-02T03:00:00.000Z/2026-11-11T05:00:00.000Z, Example (92B68FEB)",
          "Length": 30746,
          "Parts": [],
          "Begun": {"Interval": "2026-11-02T03:00:00.0000000+00:00/2026-11-11T05:00:00.0000000+00:00", "ByJob": true, "From": 0, "Mark": {"Page": 0, "PageKey": null, "JobId": "job-1", "Cursor": "300", "TotalHits": null, "Received": 300, "Outside": 10, "WithoutId": 0, "IsBlurred": false}, "Counts": {"Conversations": 290, "Rows": 290, "Guarded": 0}},
          "Watermark": null,
          "Replaces": false,
          "IsFinished": false
        }
        """;

    private const string Done = """
        {
          "Version": 1,
          "Key": "3F2C4999379A6B7C92EA206D17DB44C73EB6425ACF568A147447C4F550D43C36",
          "Description": "JsonLines, 2026-11-02T03:00:00.000Z/2026-11-11T05:00:00.000Z, Example (3F2C4999)",
          "Length": 63810,
          "Parts": [{"Interval": "2026-11-02T03:00:00.0000000+00:00/2026-11-09T00:00:00.0000000+00:00", "Source": "Query", "From": 0, "Counts": {"Conversations": 502, "Rows": 502, "Guarded": 0}, "Agrees": true, "TotalHits": 512, "Received": 512, "Unique": 512, "WithoutId": 0, "Outside": 10, "Passes": 1}],
          "Begun": {"Interval": "2026-11-09T00:00:00.0000000+00:00/2026-11-11T05:00:00.0000000+00:00", "ByJob": false, "From": 53230, "Mark": {"Page": 1, "PageKey": "587FB34F9266865D40BB887D5B69EBF2", "JobId": null, "Cursor": null, "TotalHits": 188, "Received": 100, "Outside": 0, "WithoutId": 0, "IsBlurred": false}, "Counts": {"Conversations": 100, "Rows": 100, "Guarded": 0}},
          "Watermark": null,
          "Replaces": false,
          "IsFinished": false
        }
        """;

    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day.AddHours(3), Day.AddDays(9).AddHours(5));

    private static readonly (string Id, DateTimeOffset Start)[] All =
    [
        .. Enumerable.Range(0, 700).Select(i => (Id: ExactlyOnceTests.Id(i), Start: Day.AddMinutes(i * 19.7))),
    ];

    private static readonly (string Id, DateTimeOffset Start)[] Expected = [.. All.Where(c => Interval.Contains(c.Start))];

    /// <summary>A checkpoint, and the pages that are still requested, the last one that was read included.</summary>
    public static TheoryData<string, int[]> Pages => new() { { Query, [4, 5, 6, 1, 2] }, { Done, [1, 2] } };

    public static TheoryData<string> Checkpoints => [Query, Job, Done];

    [Theory]
    [MemberData(nameof(Checkpoints))]
    public void No_member_has_another_name(string checkpoint)
    {
        byte[] again = ExportState.Read(Encoding.UTF8.GetBytes(checkpoint))!.ToBytes();

        Assert.Equal(JsonNode.Parse(checkpoint)!.ToJsonString(), JsonNode.Parse(again)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_query_is_resumed(string checkpoint, int[] pages)
    {
        var platform = new DayMatchingPlatform(All);
        var exporting = new Exporting(platform.Respond, Disk(checkpoint));
        exporting.Options = exporting.Options with { ThrottleLimit = 1 };

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(Expected.Select(c => c.Id), exporting.Ids());
        Assert.Equal((true, ExportOutcome.Complete, 10), (summary.Resumed, summary.Outcome, summary.Slices[0].OutsideInterval));
        Assert.Equal(pages, platform.Bodies.Select(ExactlyOnceTests.PageOf));
    }

    [Fact]
    public async Task A_job_is_resumed_at_its_cursor()
    {
        var jobs = new JobPlatform(All, pageSize: 50);
        jobs.Know("job-1");
        var exporting = new Exporting(jobs.Respond, Disk(Job)) { Mode = QueryMode.Job };

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(Expected.Select(c => c.Id), exporting.Ids());
        Assert.Equal((true, ExportOutcome.Complete), (summary.Resumed, summary.Outcome));
        Assert.Equal((0, "300"), (jobs.Submitted, jobs.Asked[0]));
    }

    /// <summary>A disk with a checkpoint and the lines that it counts.</summary>
    private static CrashingDisk Disk(string checkpoint)
    {
        ExportState state = ExportState.Read(Encoding.UTF8.GetBytes(checkpoint))!;
        IEnumerable<string> lines = Expected.Take((int)state.Counts.Conversations).Select(c => JsonSerializer.Serialize(
            new { conversationId = c.Id, conversationStart = c.Start.UtcDateTime }) + "\n");
        byte[] partial = Encoding.UTF8.GetBytes(string.Concat(lines));
        Assert.Equal(state.Length, partial.Length);
        var disk = new CrashingDisk(new Random(1));
        disk.Put(Exporting.File + ".partial", partial);
        disk.Put(Exporting.File + ".progress.json", Encoding.UTF8.GetBytes(checkpoint));
        return disk;
    }
}
