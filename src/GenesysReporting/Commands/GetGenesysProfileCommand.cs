using System.Management.Automation;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Shows the saved profiles, without their secrets.</summary>
[Cmdlet(VerbsCommon.Get, "GenesysProfile", HelpUri = ProjectPages.Help + "Get-GenesysProfile.md")]
[OutputType(typeof(GenesysProfile))]
public sealed class GetGenesysProfileCommand : PSCmdlet
{
    /// <summary>Names of profiles; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProfileStore store = NamedVault.Profiles(Host);
        foreach (string name in Name.SelectMany(name => ProfileMatch.Names(store, name)))
        {
            try
            {
                GenesysProfile profile = store.Get(name);
                if (store.ExposedFile(profile) is { } exposed)
                {
                    WriteWarning(ConnectNotices.Exposed(exposed));
                }

                WriteObject(profile);
            }
            catch (GenesysException e)
            {
                WriteError(ErrorRecords.From(e));
            }
        }
    }
}
