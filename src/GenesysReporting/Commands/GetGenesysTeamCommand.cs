using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets teams by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysTeam", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysTeam.md")]
[OutputType(typeof(GenesysTeam))]
public sealed class GetGenesysTeamCommand() : LookupCmdlet(LookupKind.Team);
