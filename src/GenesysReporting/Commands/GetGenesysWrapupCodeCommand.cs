using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets wrap-up codes by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysWrapupCode", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysWrapupCode.md")]
[OutputType(typeof(GenesysWrapupCode))]
public sealed class GetGenesysWrapupCodeCommand() : LookupCmdlet(LookupKind.WrapupCode);
