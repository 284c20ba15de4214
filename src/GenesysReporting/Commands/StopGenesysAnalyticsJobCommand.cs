using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Base;

namespace GenesysReporting.Commands;

/// <summary>Cancels a job on the platform.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenesysAnalyticsJob", SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Stop-GenesysAnalyticsJob.md")]
public sealed class StopGenesysAnalyticsJobCommand : JobCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => EachSessionOf(Id, Cancel);

    private void Cancel(GenesysSession session)
    {
        AnalyticsJob job = Known(session, Id);
        if (ShouldProcess($"{job.Type} job {job.Id} of {session.Name} ({session.Region})", "Cancel"))
        {
            Run((writer, cancellationToken) => Client(session, job, writer).CancelAsync(job.Id, cancellationToken));
        }
    }
}
