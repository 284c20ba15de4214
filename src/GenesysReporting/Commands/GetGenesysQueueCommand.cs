using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets queues by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysQueue", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysQueue.md")]
[OutputType(typeof(GenesysQueue))]
public sealed class GetGenesysQueueCommand() : LookupCmdlet(LookupKind.Queue);
