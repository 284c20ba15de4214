using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Api;
using GenesysReporting.Completion;
using GenesysReporting.Sessions;

namespace GenesysReporting.Pipeline;

/// <summary>
/// What is known of a job beside its id. A job is known by its id and type, so one that was kept in a file, or written
/// down, is as good as the object; of its own jobs a session knows the rest.
/// </summary>
public abstract class KnownJobCmdlet : SessionCmdlet
{
    /// <summary>The kind of query that the job runs; ConversationDetails where neither this nor the session says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>The interval that results are trimmed to; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Interval { get; set; }

    /// <summary>How the interval is meant; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public QueryMatching Matching { get; set; }

    /// <summary>The body that started the job; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Body { get; set; }

    /// <summary>What is known of a job before the platform is asked.</summary>
    private protected AnalyticsJob Known(GenesysSession session, string id)
    {
        AnalyticsJob? own = JobStore.Of(session).Find(id);
        string type = Try(() => Family(Type ?? own?.Type)).Name;
        return string.IsNullOrEmpty(Interval)
            ? own is not null && own.Type == type ? own : new AnalyticsJob { Id = id, Type = type, Body = Given(Body) }
            : new AnalyticsJob
            {
                Id = id,
                Type = type,
                Interval = Interval,
                Matching = Matching,
                Body = Given(Body) ?? own?.Body,
                SubmissionDate = own?.SubmissionDate,
            };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static QueryFamily Family(string? type)
    {
        QueryFamily family = type is null ? QueryTypes.ConversationDetails : QueryTypes.Find(type);
        return family.JobPath is null ? throw QueryErrors.JobsNotOffered(family) : family;
    }
}
