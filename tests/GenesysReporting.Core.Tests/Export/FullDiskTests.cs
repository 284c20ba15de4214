using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Export;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Export;

/// <summary>A disk that is full leaves nothing that blocks the next run.</summary>
public class FullDiskTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly QueryInterval Interval = new(Day, Day.AddDays(1));

    private static readonly (string Id, DateTimeOffset Start)[] All =
    [
        .. Enumerable.Range(0, 250).Select(i => (Id: ExactlyOnceTests.Id(i), Start: Day.AddMinutes(i))),
    ];

    /// <summary>Fills the disk at each single step of an export that needs space, and runs the export again with space.</summary>
    [Theory]
    [InlineData(ExportFormat.JsonLines, false, false, false)]
    [InlineData(ExportFormat.Csv, true, false, false)]
    [InlineData(ExportFormat.Csv, false, true, false)]
    [InlineData(ExportFormat.JsonLines, false, false, true)]
    [InlineData(ExportFormat.Parquet, false, false, false)]
    [InlineData(ExportFormat.Parquet, false, true, true)]
    public async Task The_next_run_completes_the_file(ExportFormat format, bool compress, bool isPartition, bool force)
    {
        ExportPaths paths = isPartition ? ExportPaths.Of(Exporting.File, new DateOnly(2026, 11, 2)) : ExportPaths.Single(Exporting.File);
        string[] expected = isPartition ? [paths.Done!, paths.Final] : [paths.Final];
        for (int at = 0; ; at++)
        {
            var disk = new CrashingDisk(new Random(at));
            var exporting = new Exporting(new DayMatchingPlatform(All).Respond, disk);
            exporting.Options = exporting.Options with { Format = format, Compress = compress, Force = force };
            if (force)
            {
                disk.Put(paths.Final, [1, 2, 3]);
            }

            disk.FillAfter(at);
            Exception? failure = await Record.ExceptionAsync(() => exporting.RunAsync(Interval, paths));
            Assert.Equal(disk.WasFull, failure is StorageException { ErrorId: "DiskFull" });
            disk.Empty();
            if (failure is null)
            {
                Assert.True(at > 8, "Too few steps to be a proof.");
                return;
            }

            exporting.Options = exporting.Options with { Force = force && disk.Names.Contains(paths.Final) && disk.Content(paths.Final).Length == 3 };
            ExportSummary summary = await exporting.RunAsync(Interval, paths);

            Assert.Equal(All.Select(c => c.Id), exporting.Ids(paths.Final));
            Assert.Equal((ExportOutcome.Complete, 250), (summary.Outcome, summary.Conversations));
            Assert.Equal(expected, disk.Names.Order(StringComparer.Ordinal));
        }
    }
}
