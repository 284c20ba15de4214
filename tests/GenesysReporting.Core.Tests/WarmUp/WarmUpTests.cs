using GenesysReporting.Export;
using GenesysReporting.Telemetry;
using GenesysReporting.WarmUp;

namespace GenesysReporting.Tests.WarmUp;

/// <summary>No user sees whether the warm-up works, so it is tested here.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public class WarmUpTests
{
    // Sessions of other tests also count for the process.
    private const string Alone = "Alone";

    [Fact]
    public async Task It_runs_to_its_end_without_a_retry()
    {
        (ExportSummary exported, int read) = await EngineWarmUp.RunAsync();

        Assert.Equal((ExportOutcome.Complete, 1, 1), (exported.Outcome, exported.Conversations, exported.Rows));
        Assert.Equal((1, 0), (exported.Requests, exported.Retries));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task It_leaves_nothing_on_the_disk()
    {
        ExportSummary exported = (await EngineWarmUp.RunAsync()).Exported;

        Assert.False(File.Exists(exported.Path));
        Assert.False(Directory.Exists(Path.GetDirectoryName(exported.Path)));
    }

    [Fact]
    public async Task Its_requests_do_not_count_for_the_process()
    {
        RequestFigures before = RequestLedger.Process.Read();

        await EngineWarmUp.RunAsync();

        Assert.Same(before, RequestLedger.Process.Read());
    }
}
