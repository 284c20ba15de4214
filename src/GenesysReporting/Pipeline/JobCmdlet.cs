using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Completion;

namespace GenesysReporting.Pipeline;

/// <summary>
/// The base of the cmdlets that work with a job which is there already. A job is known by its id and type, so one that was
/// kept in a file, or written down, is as good as the object.
/// </summary>
public abstract class JobCmdlet : SessionCmdlet
{
    /// <summary>The job's id; jobs come through the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The kind of query that the job runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogFamilyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "ConversationDetails";

    /// <summary>The interval that results are trimmed to; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Interval { get; set; }

    /// <summary>How the interval is meant; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public QueryMatching Matching { get; set; }

    /// <summary>The body that started the job; it comes with the job object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Body { get; set; }

    /// <summary>What is known of the job before the platform is asked.</summary>
    private protected AnalyticsJob Known() => new()
    {
        Id = Id,
        Type = Try(Family).Name,
        // Without an interval nothing can be trimmed, whatever the matching.
        Interval = string.IsNullOrEmpty(Interval) ? null : Interval,
        Matching = Matching,
        Body = string.IsNullOrEmpty(Body) ? null : Body,
    };

    private protected JobClient Client(GenesysSession session, PipelineWriter writer) => new(session, Family(), writer);

    private QueryFamily Family()
    {
        QueryFamily family = QueryTypes.Find(Type);
        return family.JobPath is null ? throw QueryErrors.JobsNotOffered(family) : family;
    }
}
