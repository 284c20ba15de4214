using System.Management.Automation;
using GenesysReporting.Api;
using GenesysReporting.Base;
using GenesysReporting.Configuration;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.Sessions;
using GenesysReporting.Transport;
using GenesysReporting.WarmUp;

namespace GenesysReporting.Commands;

/// <summary>Signs in to Genesys Cloud and makes the session this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "GenesysCloud", DefaultParameterSetName = CredentialSet, HelpUri = ProjectPages.Help + "Connect-GenesysCloud.md")]
[OutputType(typeof(GenesysSession))]
public sealed class ConnectGenesysCloudCommand : ConnectParametersCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EngineWarmUp.Start(() => IsolatedTransport.Factory);
        SessionStore store = SessionStore.Current;
        if (!NoDefault)
        {
            // Runspaces are reused: after a failed sign-in the session of the old organisation must not take its place.
            store.ForgetDefault();
        }

        TimeZone = Try(() => ZoneId(TimeZone));
        Run(async (writer, cancellationToken) =>
        {
            ProfileStore profiles = NamedVault.Profiles(Host, writer.Warn);
            ConnectOptions options = Plan(writer, profiles, ReadKept(cancellationToken));
            GenesysSession session = await SessionConnector
                .ConnectAsync(options, IsolatedTransport.Factory, writer, cancellationToken)
                .ConfigureAwait(false);
            EngineWarmUp.Continue();

            // Added before it is saved, so that the user need not sign in again if the store fails.
            store.Add(session, nameWasGiven: Name is not null, makeDefault: !NoDefault);
            if (SaveProfile)
            {
                GenesysProfile saved = await SessionProfiles
                    .SaveAsync(session, profiles, Draft(profiles), cancellationToken)
                    .ConfigureAwait(false);
                ConnectNotices.OfStorage(writer, saved);
            }

            ConnectNotices.OfSession(writer, session);
            writer.Write(session);
        });
    }

    private ConnectOptions Plan(PipelineWriter writer, ProfileStore profiles, HostConnection kept)
    {
        GenesysProfile? profile = FindProfile(profiles);
        EnvFile? settings = EnvFile is null ? null : Configuration.EnvFile.Read(FilePath(EnvFile));
        ConnectNotices.OfEnvFile(writer, settings);
        ConnectOptions options = ConnectPlan.Make(Input(profiles, profile, settings, kept), Extras(writer), profiles);
        if (SaveProfile)
        {
            SessionProfiles.Check(profiles, Draft(profiles), options);
        }
        else if (profile is not null)
        {
            ConnectNotices.OfStorage(writer, profile);
        }

        ConnectNotices.OfRegion(writer, options.Endpoints);
        return options;
    }

    private GenesysProfile? FindProfile(ProfileStore profiles)
    {
        if (AllowPlaintextFile && !SaveProfile)
        {
            throw ConnectErrors.ParameterNeedsOther(nameof(AllowPlaintextFile), nameof(SaveProfile));
        }

        if (ProxyCredential is not null && Proxy is null)
        {
            throw ConnectErrors.ParameterNeedsOther(nameof(ProxyCredential), nameof(Proxy));
        }

        if (ProfileName is null)
        {
            return SaveProfile ? throw ConnectErrors.ProfileNameMissing(nameof(SaveProfile)) : null;
        }

        return SaveProfile ? profiles.Find(ProfileName) : profiles.Get(ProfileName);
    }
}
