using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets flows by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysFlow", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysFlow.md")]
[OutputType(typeof(GenesysFlow))]
public sealed class GetGenesysFlowCommand() : LookupCmdlet(LookupKind.Flow);
