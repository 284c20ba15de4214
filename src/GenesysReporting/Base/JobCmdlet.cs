using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Base;

/// <summary>The base of the cmdlets that work with one existing job.</summary>
public abstract class JobCmdlet : KnownJobCmdlet
{
    /// <summary>The job's id; ids and jobs are also taken from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [JobId]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected static JobClient Client(GenesysSession session, AnalyticsJob job, PipelineWriter writer) =>
        new(session, QueryTypes.Find(job.Type), writer);
}
