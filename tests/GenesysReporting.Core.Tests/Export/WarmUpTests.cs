using GenesysReporting.Export;
using GenesysReporting.WarmUp;
using GenesysReporting.Telemetry;

namespace GenesysReporting.Tests.Export;

/// <summary>It is nobody's to notice, so that it works is told here alone.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public class WarmUpTests
{
    // Sessions of other tests count for the process too.
    private const string Alone = "The only one that signs in";

    [Fact]
    public async Task It_comes_to_its_end_without_a_retry()
    {
        (ExportSummary exported, int read) = await EngineWarmUp.RunAsync(() => true);

        Assert.Equal((ExportOutcome.Complete, 1, 1), (exported.Outcome, exported.Conversations, exported.Rows));
        Assert.Equal((1, 0), (exported.Requests, exported.Retries));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task What_is_not_wanted_any_more_is_left_out() =>
        Assert.Equal(0, (await EngineWarmUp.RunAsync(() => false)).Read);

    [Fact]
    public async Task It_leaves_nothing_on_the_disk()
    {
        ExportSummary exported = (await EngineWarmUp.RunAsync(() => true)).Exported;

        Assert.False(File.Exists(exported.Path));
        Assert.False(Directory.Exists(Path.GetDirectoryName(exported.Path)));
    }

    [Fact]
    public async Task Its_requests_are_not_the_processs()
    {
        RequestFigures before = RequestLedger.Process.Read();

        await EngineWarmUp.RunAsync(() => true);

        Assert.Same(before, RequestLedger.Process.Read());
    }
}
