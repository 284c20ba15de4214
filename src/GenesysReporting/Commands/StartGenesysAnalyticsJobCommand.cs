using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Reading;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Starts an asynchronous query, and returns the job that runs it.</summary>
[Cmdlet(VerbsLifecycle.Start, "GenesysAnalyticsJob", DefaultParameterSetName = BuildSet, SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Start-GenesysAnalyticsJob.md")]
[OutputType(typeof(AnalyticsJob))]
public sealed class StartGenesysAnalyticsJobCommand : QueryBuildCmdlet
{
    /// <summary>A query from New-GenesysAnalyticsQuery.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AnalyticsQuery? Query { get; set; }

    private protected override AnalyticsQuery? GivenQuery => Query;

    private protected override void Handle(AnalyticsQuery given)
    {
        AnalyticsQuery query = given with { Mode = QueryMode.Job };
        Try(() =>
        {
            QueryRules.Check(query);
            return JobBody.Of(query);
        });
        if (!ShouldProcess($"{query}", "Start an analytics job"))
        {
            return;
        }

        EachSession(session =>
            Run((writer, cancellationToken) => StartAsync(session, query, writer, cancellationToken)));
    }

    private static async Task StartAsync(
        GenesysSession session, AnalyticsQuery query, PipelineWriter writer, CancellationToken cancellationToken)
    {
        var options = new AnalyticsReadOptions { Requests = writer };
        PreparedQuery prepared = await QueryPreparer.PrepareAsync(session, query, options, cancellationToken).ConfigureAwait(false);
        var client = new JobClient(session, query.Family, writer);
        AnalyticsJob job = await new JobRun(client, new JobWaiter(client, null))
            .StartAsync(prepared.Query, cancellationToken)
            .ConfigureAwait(false);
        job = job with { SessionName = session.Name };
        JobStore.Of(session).Keep(job);
        writer.Write(job);
    }
}
