using GenesysReporting.Export;
using GenesysReporting.Telemetry;
using GenesysReporting.WarmUp;

namespace GenesysReporting.Tests.WarmUp;

/// <summary>No user sees whether the warm-up works, so it is tested here.</summary>
public class WarmUpTests
{
    [Fact]
    public async Task It_runs_to_its_end_without_a_retry()
    {
        (ExportSummary exported, int read, _) = await EngineWarmUp.RunAsync();

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
        RequestLedger ledger = (await EngineWarmUp.RunAsync()).Ledger;

        Assert.Equal(2, ledger.Read().Requests);
        Assert.False(ledger.CountsFor(RequestLedger.Process));
        Assert.True(RequestLedger.ForSession(TimeProvider.System).CountsFor(RequestLedger.Process));
    }
}
