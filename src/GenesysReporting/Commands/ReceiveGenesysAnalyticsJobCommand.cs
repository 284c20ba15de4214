using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Runs;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Streams the results of a job, from its beginning or from a cursor.</summary>
[Cmdlet(VerbsCommunications.Receive, "GenesysAnalyticsJob")]
[OutputType(typeof(AnalyticsRecord))]
public sealed class ReceiveGenesysAnalyticsJobCommand : JobCmdlet
{
    /// <summary>The cursor of an earlier summary, to continue there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Cursor { get; set; }

    /// <summary>Waits until the job has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The name of a variable for the summary: the numbers received, and the cursor after them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => EachSessionOf(Id, Receive);

    private void Receive(GenesysSession session)
    {
        AnalyticsJob job = Known(session, Id);
        if (job.Interval is null && job.Type == QueryTypes.ConversationDetails.Name)
        {
            WriteWarning($"The interval of the job {job.Id} is not known here, so nothing is trimmed: conversations that started earlier on the same UTC day are included. The job object has the interval.");
        }

        ReceiveRun? run = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                run = new ReceiveRun(Client(session, job, writer), job, writer, JobStore.Of(session).Keep);
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
