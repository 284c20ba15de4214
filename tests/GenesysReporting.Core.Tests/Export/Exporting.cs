using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Export;
using GenesysReporting.Rows;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Export;

/// <summary>Exports from a fake platform to a disk that can crash.</summary>
internal sealed class Exporting(Func<TransportRequest, TransportResponse> platform, CrashingDisk disk)
{
    public const string File = "/data/export";

    public FakeTimeProvider Time { get; } = Sessions.Clock();

    public ExportOptions Options { get; set; } = new()
    {
        Format = ExportFormat.JsonLines,
        CheckpointInterval = TimeSpan.Zero,
        Rows = new RowOptions { TimeZone = TimeZoneInfo.Utc },
    };

    public QueryMode Mode { get; set; } = QueryMode.Query;

    public async Task<ExportSummary> RunAsync(QueryInterval interval, ExportPaths? paths = null, CancellationToken cancellationToken = default)
    {
        ConversationExport export = await PlanAsync(interval, paths);
        return export.Check() ?? await export.RunAsync(null, null, null, cancellationToken);
    }

    /// <summary>Runs an export whose time is over when a page has come.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="pages">The number of pages.</param>
    public async Task<(ConversationExport Export, ExportSummary Summary)> RunUntilAsync(QueryInterval interval, int pages)
    {
        ConversationExport export = await PlanAsync(interval);
        using var deadline = new CancellationTokenSource();
        return (export, await export.RunAsync(null, new Deadline(deadline, pages), null, default, deadline.Token));
    }

    private sealed class Deadline(CancellationTokenSource end, int pages) : IProgress<QueryProgress>
    {
        private int _left = pages;

        public void Report(QueryProgress value)
        {
            if (value.Waiting is null && value.Received > 0 && --_left == 0)
            {
                end.Cancel();
            }
        }
    }

    public async Task<ConversationExport> PlanAsync(QueryInterval interval, ExportPaths? paths = null)
    {
        GenesysSession session = await Sessions.ConnectAsync(Time, platform);
        AnalyticsQuery query = AnalyticsQuery.Of("ConversationDetails", interval) with { Mode = Mode };
        return new ConversationExport(session, query, Options, paths ?? ExportPaths.Single(File), disk, new FakeParquetWriter());
    }

    /// <summary>Returns the ids in the finished file, in order.</summary>
    public List<string> Ids(string path = File)
    {
        string[] lines = Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Options.Format != ExportFormat.JsonLines
            ? [.. lines.Skip(1).Select(l => l.Split(',', FakeParquetWriter.Separator)[0])]
            : [.. lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("conversationId").GetString()!)];
    }

    public string Text(string path = File)
    {
        byte[] content = disk.Content(path);
        if (!Options.Compress)
        {
            return Encoding.UTF8.GetString(content);
        }

        using var unpacked = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return reader.ReadToEnd();
    }
}
