using System.Text;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Export;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Export;

/// <summary>An export counts the conversations whose metrics have no column, each once, however often it is resumed.</summary>
public class LeftOutMetricTests
{
    private const string Metrics =
        """ "participants":[{"sessions":[{"metrics":[{"name":"tTalk","value":1000},{"name":"tNewThing","value":2000},{"name":"nSomethingNew","value":3}]}]}], """;

    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(3));
    private static readonly (string Id, DateTimeOffset Start)[] All = [.. Enumerable.Range(0, 30).Select(i => ($"c{i:00}", Day.AddHours(i * 2)))];

    [Theory]
    [InlineData(new string[0], 30, 30)]
    [InlineData(new[] { "tTalk", "tNewThing" }, 0, 30)]
    [InlineData(new[] { "nSomethingNew", "tNewThing" }, 0, 0)]
    public async Task Its_summary_has_the_metrics_without_a_column(string[] metrics, long things, long others)
    {
        Exporting exporting = Create(new CrashingDisk(new Random(1)), metrics);

        ExportSummary summary = await exporting.RunAsync(Interval);

        Assert.Equal(things, summary.MetricsLeftOut.GetValueOrDefault("tNewThing"));
        Assert.Equal(others, summary.MetricsLeftOut.GetValueOrDefault("nSomethingNew"));
        Assert.Equal(metrics.Contains("tNewThing"), exporting.Text().Contains("NewThingSeconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_conversation_counts_once_however_often_the_machine_dies()
    {
        var random = new Random(7);
        var disk = new CrashingDisk(random);
        Exporting exporting = Create(disk, []);
        ExportSummary? summary = null;
        for (int most = 60; summary is null; most += 20)
        {
            disk.DieAfter(random.Next(5, most));
            try
            {
                summary = await exporting.RunAsync(Interval);
            }
            catch (MachineDiedException)
            {
                disk.Restart(powerFailed: true);
            }
        }

        Assert.Equal(30, summary.Conversations);
        Assert.Equal(30, summary.MetricsLeftOut["tNewThing"]);
    }

    private static Exporting Create(CrashingDisk disk, string[] metrics)
    {
        var exporting = new Exporting(Respond, disk);
        exporting.Options = exporting.Options with
        {
            Format = ExportFormat.Csv,
            Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc, Metrics = metrics },
        };
        return exporting;
    }

    private static TransportResponse Respond(TransportRequest request)
    {
        TransportResponse plain = new DayMatchingPlatform(All).Respond(request);
        string text = Encoding.UTF8.GetString(plain.Body.Span);
        return Answer.Json(200, text.Replace("{\"conversationId\"", "{" + Metrics + "\"conversationId\"", StringComparison.Ordinal));
    }
}
