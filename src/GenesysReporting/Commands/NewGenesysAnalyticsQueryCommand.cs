using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Makes a query as an object: checked, and good for any number of runs. Sends nothing and needs no session.</summary>
[Cmdlet(VerbsCommon.New, "GenesysAnalyticsQuery", DefaultParameterSetName = BuildSet)]
[OutputType(typeof(AnalyticsQuery))]
public sealed class NewGenesysAnalyticsQueryCommand : QueryBuildCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => CollectFilters();

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(BuildQuery(SessionZone()));
}
