using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Gets the state of jobs: those of the given ids, or those that this session has started.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysAnalyticsJob", HelpUri = ProjectPages.Help + "Get-GenesysAnalyticsJob.md")]
[OutputType(typeof(AnalyticsJob))]
public sealed class GetGenesysAnalyticsJobCommand : KnownJobCmdlet
{
    /// <summary>The ids of jobs; by default the session's own jobs, as the platform has no list.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [JobId]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Id.Length == 0)
        {
            EachSession(session => Write(session, [.. JobStore.Of(session).All()]));
            return;
        }

        foreach (string id in Id)
        {
            EachSessionOf(id, session => Write(session, [Known(session, id)]));
        }
    }

    private void Write(GenesysSession session, AnalyticsJob[] wanted) =>
        Run(async (writer, cancellationToken) =>
        {
            foreach (AnalyticsJob job in wanted)
            {
                var client = new JobClient(session, QueryTypes.Find(job.Type), writer);
                AnalyticsJob now = await client.GetAsync(job, cancellationToken).ConfigureAwait(false);
                JobStore.Of(session).Keep(now);
                writer.Write(now);
            }
        });
}
