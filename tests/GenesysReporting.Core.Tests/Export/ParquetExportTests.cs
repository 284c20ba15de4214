using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>Exports to Parquet, whose unfinished file has rows of CSV.</summary>
public class ParquetExportTests
{
    private const string Partial = Exporting.File + ".partial";
    private const string Converted = Exporting.File + ".tmp";
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(1));

    private readonly CrashingDisk _disk = new(new Random(1));

    [Fact]
    public async Task Cells_come_with_their_types_and_unchanged()
    {
        const string Record = """
            {"conversationId":"a","conversationStart":"2026-11-02T08:00:00.125Z","conversationEnd":"2026-11-02T09:00:00Z","externalTag":"=1+1, \"x\"\n","mediaStatsMinConversationMos":4.5,
             "participants":[{"purpose":"agent","sessions":[{"mediaType":"voice","metrics":[{"name":"tTalk","value":61500}]}]}]}
            """;
        var exporting = new Exporting(_ => Answer.Json(200, $$"""{"totalHits":1,"conversations":[{{Record}}]}"""), _disk);
        exporting.Options = exporting.Options with { Format = ExportFormat.Parquet, Rows = new RowOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Metrics = ["tTalk"] } };

        ExportSummary summary = await exporting.RunAsync(Interval);

        string text = exporting.Text();
        string[] names = text[..text.IndexOf('\n')].Split('|');
        string[] cells = text[(text.IndexOf('\n') + 1)..].TrimEnd('\n').Split('|');
        string CellOf(string name) => cells[Array.IndexOf(names, name)];
        Assert.Equal("a", CellOf("ConversationId"));
        Assert.Equal("Time 2026-11-02T08:00:00.1250000+00:00", CellOf("Start"));
        Assert.Equal("=1+1, \"x\"\n", CellOf("ExternalTag"));
        Assert.Equal("Double 4.5", CellOf("MinMos"));
        Assert.Equal("Int64 62", CellOf("TalkSeconds"));
        Assert.Equal(string.Empty, CellOf("LastUserId"));
        Assert.Equal((0, _disk.Content(Exporting.File).Length), (summary.GuardedCells, summary.Bytes));
        Assert.Equal([Exporting.File], _disk.Names);
    }

    [Fact]
    public async Task A_stop_while_the_file_is_made_keeps_the_rows_and_nothing_is_fetched_again()
    {
        using var stop = new CancellationTokenSource();
        int requests = 0;
        var exporting = new Exporting(
            _ =>
            {
                requests++;
                return Answer.Json(200, """{"totalHits":1,"conversations":[{"conversationId":"a","conversationStart":"2026-11-02T08:00:00Z"}]}""");
            },
            _disk);
        exporting.Options = exporting.Options with { Format = ExportFormat.Parquet };
        ConversationExport export = await exporting.PlanAsync(Interval);
        _disk.OnOpen = path =>
        {
            if (path == Converted)
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export.RunAsync(null, null, null, stop.Token));
        Assert.Contains("1 conversations", export.Kept!, StringComparison.Ordinal);
        Assert.DoesNotContain(Converted, _disk.Names);
        int before = requests;
        Assert.True((await exporting.RunAsync(Interval)).Resumed);
        Assert.Equal(["a"], exporting.Ids());
        // The sign-in of the second run alone.
        Assert.Equal(before, requests);
    }

    [Fact]
    public async Task A_file_that_came_into_the_way_is_not_taken_for_the_own_one()
    {
        var exporting = new Exporting(
            _ => Answer.Json(200, """{"totalHits":1,"conversations":[{"conversationId":"a","conversationStart":"2026-11-02T08:00:00Z"}]}"""), _disk);
        exporting.Options = exporting.Options with { Format = ExportFormat.Parquet };
        await exporting.RunAsync(Interval);
        byte[] finished = _disk.Content(Exporting.File);
        _disk.Delete(Exporting.File);

        // Dies before the last rename: the rows, the Parquet file and the checkpoint are there.
        for (int at = 1; ; at++)
        {
            _disk.DieAfter(at);
            await Assert.ThrowsAsync<MachineDiedException>(() => exporting.RunAsync(Interval));
            _disk.Restart(powerFailed: false);
            if (_disk.Names.Contains(Converted) && System.Text.Encoding.UTF8.GetString(_disk.Content(Exporting.File + ".progress.json")).Contains("\"IsFinished\": true", StringComparison.Ordinal))
            {
                break;
            }
        }

        _disk.Put(Exporting.File, new byte[finished.Length]);
        Assert.Equal("FileExists", (await Assert.ThrowsAsync<InputException>(() => exporting.RunAsync(Interval))).ErrorId);
        _disk.Delete(Exporting.File);
        await exporting.RunAsync(Interval);
        Assert.Equal(finished, _disk.Content(Exporting.File));
        Assert.DoesNotContain(Partial, _disk.Names);
    }
}
