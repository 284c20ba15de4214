using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Deletes saved profiles with their secrets. Nothing is revoked on the server.</summary>
[Cmdlet(VerbsCommon.Remove, "GenesysProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = ProjectPages.Help + "Remove-GenesysProfile.md")]
public sealed class RemoveGenesysProfileCommand : AsyncCmdlet
{
    /// <summary>Names of profiles; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>A session, whose name would otherwise be taken for that of a profile.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public GenesysSession? InputSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputSession is { } session)
        {
            WriteError(ErrorRecords.From(ProfileMatch.ProfileExpected(session.Name)));
            return;
        }

        ProfileStore store = NamedVault.Profiles(Host);
        foreach (string name in Name.SelectMany(name => ProfileMatch.Names(store, name)).ToArray())
        {
            try
            {
                Remove(store.Get(name));
            }
            catch (GenesysException e)
            {
                WriteError(ErrorRecords.From(e));
            }
        }
    }

    private void Remove(GenesysProfile profile)
    {
        if (ShouldProcess(profile.Name, "Delete the profile and its secrets"))
        {
            Run((writer, cancellationToken) => NamedVault.Profiles(Host, writer.Warn).RemoveAsync(profile, cancellationToken));
        }
    }
}
