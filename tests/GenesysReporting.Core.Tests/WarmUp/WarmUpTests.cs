using GenesysReporting.Api;
using GenesysReporting.Export;
using GenesysReporting.Telemetry;
using GenesysReporting.WarmUp;

namespace GenesysReporting.Tests.WarmUp;

/// <summary>No user sees whether the warm-up works, so it is tested here.</summary>
public class WarmUpTests
{
    [Fact]
    public async Task It_signs_in_and_reads_without_a_retry()
    {
        GenesysSession session = await EngineWarmUp.SignInAsync();
        (ExportSummary exported, int read) = await EngineWarmUp.QueryAsync(session);

        Assert.Equal(("None", "None"), (session.Organization, session.ClientName));
        Assert.Equal((ExportOutcome.Complete, 1, 1), (exported.Outcome, exported.Conversations, exported.Rows));
        Assert.Equal((1, 0), (exported.Requests, exported.Retries));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task It_leaves_nothing_on_the_disk()
    {
        ExportSummary exported = (await EngineWarmUp.QueryAsync(await EngineWarmUp.SignInAsync())).Exported;

        Assert.False(File.Exists(exported.Path));
        Assert.False(Directory.Exists(Path.GetDirectoryName(exported.Path)));
    }

    [Fact]
    public async Task Its_requests_do_not_count_for_the_process()
    {
        GenesysSession session = await EngineWarmUp.SignInAsync();
        await EngineWarmUp.QueryAsync(session);
        RequestLedger ledger = session.Client.Ledger;

        Assert.Equal(3, ledger.Read().Requests);
        Assert.False(ledger.CountsFor(RequestLedger.Process));
        Assert.True(RequestLedger.ForSession(TimeProvider.System).CountsFor(RequestLedger.Process));
    }
}
