using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Runs;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Waits until a job has ended, and returns it. Ctrl+C leaves the job running and shows its id.</summary>
[Cmdlet(VerbsLifecycle.Wait, "GenesysAnalyticsJob", HelpUri = ProjectPages.Help + "Wait-GenesysAnalyticsJob.md")]
[OutputType(typeof(AnalyticsJob))]
public sealed class WaitGenesysAnalyticsJobCommand : JobCmdlet
{
    private AnalyticsJob? _waitingFor;

    /// <summary>The time to wait, in seconds; forever when it is left out.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => EachSessionOf(Id, Wait);

    private void Wait(GenesysSession session)
    {
        AnalyticsJob job = Known(session, Id);
        TimeSpan? limit = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        _waitingFor = job;
        Run(async (writer, cancellationToken) =>
        {
            JobClient client = Client(session, job, writer);
            var waiter = new JobWaiter(client, ProgressText.ReportTo(writer));
            AnalyticsJob ended = await waiter.WaitAsync(job, limit, cancellationToken).ConfigureAwait(false);
            JobStore.Of(session).Keep(ended);
            writer.Write(ended);
        });
        _waitingFor = null;
    }

    private protected override string? WhenStopped() => _waitingFor is { } job
        ? $"The job {job.Id} continues. Get-GenesysAnalyticsJob {job.Id} -Type {job.Type} asks for it, Stop-GenesysAnalyticsJob ends it."
        : null;
}
