using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets the organisation's presences by name, system presence, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysPresence", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysPresence.md")]
[OutputType(typeof(GenesysPresence))]
public sealed class GetGenesysPresenceCommand() : LookupCmdlet(LookupKind.Presence);
