using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Streams the results of a job, from its beginning or from a cursor.</summary>
[Cmdlet(VerbsCommunications.Receive, "GenesysAnalyticsJob")]
[OutputType(typeof(AnalyticsRecord))]
public sealed class ReceiveGenesysAnalyticsJobCommand : JobCmdlet
{
    /// <summary>Where to go on: the cursor of an earlier summary.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Cursor { get; set; }

    /// <summary>Waits until the job has ended, where it has not yet.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The name of a variable for the summary: what was received, and the cursor after it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        GenesysSession session = ResolveSession();
        AnalyticsJob job = Known();
        ReceiveRun? run = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                run = new ReceiveRun(Client(session, writer), job, writer);
                await run.StreamAsync(Cursor, Wait, cancellationToken).ConfigureAwait(false);
            });
        }
        finally
        {
            if (SummaryVariable is not null && run is not null)
            {
                SessionState.PSVariable.Set(SummaryVariable, run.Summarize());
            }
        }
    }
}
