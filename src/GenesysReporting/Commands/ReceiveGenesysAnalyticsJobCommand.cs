using System.Globalization;
using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Runs;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Streams the results of a job, from its beginning or from a cursor.</summary>
[Cmdlet(VerbsCommunications.Receive, "GenesysAnalyticsJob", HelpUri = ProjectPages.Help + "Receive-GenesysAnalyticsJob.md")]
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

    private ReceiveRun? _run;

    /// <inheritdoc/>
    protected override void ProcessRecord() => EachSessionOf(Id, Receive);

    private protected override string? WhenStopped()
    {
        if (_run is null)
        {
            return null;
        }

        JobReceipt receipt = _run.Summarize();
        var changed = new Dictionary<string, string?>
        {
            [nameof(Id)] = receipt.Job.Id,
            [nameof(Type)] = receipt.Job.Type,
            [nameof(Cursor)] = receipt.Cursor,
            [nameof(Body)] = null,
            [nameof(SessionName)] = null,
        };
        string next = receipt.Cursor is null ? "This line starts from the beginning:" : "This line continues after the last whole page:";
        return string.Create(
            CultureInfo.CurrentCulture,
            $"{receipt.Delivered:N0} results of the job {receipt.Job.Id} were delivered. {next}{Environment.NewLine}{Again(changed)}");
    }

    private void Receive(GenesysSession session)
    {
        AnalyticsJob job = Known(session, Id);
        if (job.Interval is null && job.Type == QueryTypes.ConversationDetails.Name)
        {
            WriteWarning($"The interval of the job {job.Id} is not known here, so nothing is trimmed: conversations that started earlier on the same UTC day are included. The job object has the interval.");
        }

        _run = null;
        try
        {
            Run(async (writer, cancellationToken) =>
            {
                _run = new ReceiveRun(Client(session, job, writer), job, writer, JobStore.Of(session).Keep);
                await _run.StreamAsync(Cursor, Wait, cancellationToken).ConfigureAwait(false);
            });
        }
        finally
        {
            if (_run is not null)
            {
                KeepSummary(SummaryVariable, _run.Summarize());
            }
        }
    }
}
