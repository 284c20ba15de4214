using System.Management.Automation;
using GenesysReporting.Base;
using GenesysReporting.Names;

namespace GenesysReporting.Commands;

/// <summary>Gets users by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysUser", DefaultParameterSetName = IdSet, HelpUri = ProjectPages.Help + "Get-GenesysUser.md")]
[OutputType(typeof(GenesysUser))]
public sealed class GetGenesysUserCommand() : LookupCmdlet(LookupKind.User)
{
    /// <summary>The state of the users to search: Active (default), Inactive, Deleted or Any.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public UserState State { get; set; }

    private protected override UserState? Wanted => State;
}
