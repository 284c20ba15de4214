using System.Management.Automation;
using GenesysReporting.Names;
using GenesysReporting.Pipeline;

namespace GenesysReporting.Commands;

/// <summary>Gets users by name, wildcard or id.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysUser", DefaultParameterSetName = IdSet)]
[OutputType(typeof(GenesysUser))]
public sealed class GetGenesysUserCommand() : LookupCmdlet(LookupKind.User)
{
    /// <summary>Which users a name is looked for among: Active (default), Inactive, Deleted or Any.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public UserState State { get; set; }

    private protected override UserState? Wanted => State;
}
