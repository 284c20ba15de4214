using System.Management.Automation;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Base;
using GenesysReporting.Completion;
using GenesysReporting.Profiles;
using GenesysReporting.Sessions;

namespace GenesysReporting.Commands;

/// <summary>Saves a session's sign-in as a profile, with its secrets in the user's protected store.</summary>
[Cmdlet(VerbsData.Save, "GenesysProfile", SupportsShouldProcess = true, HelpUri = ProjectPages.Help + "Save-GenesysProfile.md")]
[OutputType(typeof(GenesysProfile))]
public sealed class SaveGenesysProfileCommand : AsyncCmdlet
{
    /// <summary>The profile's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The session to save, or its name; the runspace's default when it is left out.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>The time zone for the profile's queries; the machine's when it is left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ZoneName]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Allows the secrets in a plain file that only you can read, where there is no protected store.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintextFile { get; set; }

    /// <summary>The vault of the SecretManagement module that keeps the secrets, instead of the user's protected store.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

    /// <summary>Replaces a profile of that name that belongs to another OAuth client.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (VaultName is not null && AllowPlaintextFile)
        {
            Try(() => throw ConnectErrors.ParametersExclude(nameof(AllowPlaintextFile), nameof(VaultName)));
        }

        GenesysSession session = Try(() => SessionStore.Current.Resolve(Session));
        string? zone = TimeZone is null ? null : Try(() => TimeZones.Find(TimeZone)).Id;
        var draft = new ProfileDraft(Name, zone, AllowPlaintextFile, Force, VaultName);
        if (!ShouldProcess(Name, $"Save the sign-in of {session.Name} ({session.Region})"))
        {
            return;
        }

        Run(async (writer, cancellationToken) =>
        {
            GenesysProfile saved = await SessionProfiles
                .SaveAsync(session, NamedVault.Profiles(Host, writer.Warn), draft, cancellationToken)
                .ConfigureAwait(false);
            ConnectNotices.OfStorage(writer, saved);
            writer.Write(saved);
        });
    }
}
