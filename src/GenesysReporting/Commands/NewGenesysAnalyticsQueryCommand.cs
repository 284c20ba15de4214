using System.Management.Automation;
using GenesysReporting.Analytics;
using GenesysReporting.Base;

namespace GenesysReporting.Commands;

/// <summary>Builds a query as an object: checked, and reusable. Sends nothing and needs no session.</summary>
[Cmdlet(VerbsCommon.New, "GenesysAnalyticsQuery", DefaultParameterSetName = BuildSet, HelpUri = ProjectPages.Help + "New-GenesysAnalyticsQuery.md")]
[OutputType(typeof(AnalyticsQuery))]
public sealed class NewGenesysAnalyticsQueryCommand : QueryBuildCmdlet
{
    private protected override void Handle(AnalyticsQuery query) => WriteObject(query);
}
