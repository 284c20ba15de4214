using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets routing skills by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysSkill", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysSkill.md")]
[OutputType(typeof(GenesysSkill))]
public sealed class GetGenesysSkillCommand() : LookupCmdlet(LookupKind.Skill);
