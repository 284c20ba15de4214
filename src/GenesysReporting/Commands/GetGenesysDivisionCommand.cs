using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets divisions by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysDivision", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysDivision.md")]
[OutputType(typeof(GenesysDivision))]
public sealed class GetGenesysDivisionCommand() : LookupCmdlet(LookupKind.Division);
