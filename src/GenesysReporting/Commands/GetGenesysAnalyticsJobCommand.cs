using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Tells how far jobs are: the ones of these ids, or those that this session has started.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysAnalyticsJob")]
[OutputType(typeof(AnalyticsJob))]
public sealed class GetGenesysAnalyticsJobCommand : SessionCmdlet
{
    /// <summary>Ids of jobs; without any, the session's own are listed, as the platform has no list.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The kind of query that jobs of other sessions run; this session's own are known.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "ConversationDetails";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        GenesysSession session = ResolveSession();
        QueryFamily family = Try(() => QueryTypes.Find(Type));
        IReadOnlyList<AnalyticsJob> own = JobStore.Of(session).All();
        AnalyticsJob[] wanted = Id.Length == 0
            ? [.. own]
            : [.. Id.Select(id => own.FirstOrDefault(j => j.Id == id) ?? new AnalyticsJob { Id = id, Type = family.Name })];
        Run(async (writer, cancellationToken) =>
        {
            foreach (AnalyticsJob job in wanted)
            {
                writer.Write(await AskAsync(session, job, writer, cancellationToken).ConfigureAwait(false));
            }
        });
    }

    private static async Task<AnalyticsJob> AskAsync(
        GenesysSession session, AnalyticsJob job, PipelineWriter writer, CancellationToken cancellationToken)
    {
        QueryFamily family = QueryTypes.Find(job.Type);
        if (family.JobPath is null)
        {
            throw QueryErrors.JobsNotOffered(family);
        }

        AnalyticsJob now = await new JobClient(session, family, writer).GetAsync(job, cancellationToken).ConfigureAwait(false);
        JobStore.Of(session).Keep(now);
        return now;
    }
}
