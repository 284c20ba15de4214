using System.Management.Automation;
using System.Security;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Auth;
using GenesysReporting.Completion;
using GenesysReporting.Configuration;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.WarmUp;
using GenesysReporting.Sessions;
using GenesysReporting.Transport;

namespace GenesysReporting.Commands;

/// <summary>Signs in to Genesys Cloud and makes the session this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "GenesysCloud", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(GenesysSession))]
public sealed class ConnectGenesysCloudCommand : AsyncCmdlet
{
    private const string CredentialSet = "Credential";
    private const string ClientSet = "Client";
    private const string AccessTokenSet = "AccessToken";
    private static readonly string[] OfBrowser = [nameof(RedirectUri), nameof(NoBrowser), nameof(TimeoutSec)];

    /// <summary>The OAuth grant; the one that fits what is given when it is left out.</summary>
    [Parameter]
    public GenesysGrantType? GrantType { get; set; }

    /// <summary>The region: its domain or its AWS name.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The OAuth client's id as user name and its secret as password.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The OAuth client's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret; none for a public client, whose users sign in with PKCE.</summary>
    [Parameter(ParameterSetName = ClientSet)]
    [SecretOnly]
    public SecureString? ClientSecret { get; set; }

    /// <summary>A token that was made elsewhere.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [SecretOnly]
    public SecureString? AccessToken { get; set; }

    /// <summary>The redirect URI of a browser sign-in, exactly as it is registered with the client.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RedirectUri { get; set; }

    /// <summary>Shows the sign-in page's address instead of opening it.</summary>
    [Parameter]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How long the user may take to sign in, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>A saved profile to sign in with, or with -SaveProfile the name to save this sign-in under.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>Signs in anew and saves that as the profile.</summary>
    [Parameter]
    public SwitchParameter SaveProfile { get; set; }

    /// <summary>Lets the saved secrets lie in a plain file that only you can read, where there is no protected store.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintextFile { get; set; }

    /// <summary>A .env file with region, client and secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvFile { get; set; }

    /// <summary>The Platform API's address, where it is not the region's own: a gateway, the sandbox.</summary>
    [Parameter]
    public Uri? ApiUri { get; set; }

    /// <summary>The sign-in service's address, likewise.</summary>
    [Parameter]
    public Uri? LoginUri { get; set; }

    /// <summary>A proxy to go through, instead of the system's.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password that the proxy asks for.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>The session's name for -Session; the organisation's when it is left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Leaves the runspace's default session as it is.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EngineWarmUp.Start();
        SessionStore store = SessionStore.Current;
        if (!NoDefault)
        {
            // Runspaces are used again: after a failed sign-in the old organisation must not be found in its place.
            store.ForgetDefault();
        }

        Run(async (writer, cancellationToken) =>
        {
            var profiles = ProfileStore.ForUser();
            ConnectOptions options = Plan(writer, profiles);
            GenesysSession session = await SessionConnector
                .ConnectAsync(options, IsolatedTransport.Factory, writer, cancellationToken)
                .ConfigureAwait(false);

            // Kept before it is saved: a user who has signed in need not do so again when the store fails.
            store.Add(session, nameWasGiven: Name is not null, makeDefault: !NoDefault);
            if (SaveProfile)
            {
                GenesysProfile saved = await SessionProfiles
                    .SaveAsync(session, profiles, Draft(), cancellationToken)
                    .ConfigureAwait(false);
                ConnectNotices.OfStorage(writer, saved);
            }

            ConnectNotices.OfSession(writer, session);
            writer.Write(session);
        });
    }

    private ConnectOptions Plan(PipelineWriter writer, ProfileStore profiles)
    {
        GenesysProfile? profile = FindProfile(profiles);
        ConnectOptions options = ConnectPlan.Make(Input(profiles, profile), Extras(writer), profiles);
        if (SaveProfile)
        {
            SessionProfiles.Check(profiles, Draft(), options);
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

    private ConnectInput Input(ProfileStore profiles, GenesysProfile? profile) => new()
    {
        Given = new ConnectSettings
        {
            GrantType = GrantType,
            Region = Region,
            ClientId = Credential?.UserName ?? ClientId,
            ClientSecret = (Credential?.Password ?? ClientSecret) is { } secret ? Secret.From(secret) : null,
            AccessToken = AccessToken is null ? null : Secret.From(AccessToken),
            RedirectUri = RedirectUri,
        },
        Environment = EnvironmentSettings.Read(
            Environment.GetEnvironmentVariable, EnvFile is null ? null : Configuration.EnvFile.Read(FilePath(EnvFile))),
        ApiUri = ApiUri,
        LoginUri = LoginUri,
        Profile = profile,
        ProfileSecrets = profile is null || BringsSecret(profile) ? ProfileSecrets.None : profiles.ReadSecrets(profile),
        SignsInAnew = SaveProfile,
        BrowserParameters = [.. OfBrowser.Where(MyInvocation.BoundParameters.ContainsKey)],
    };

    // Then the profile's store need not work, nor still hold the secret that is being replaced.
    private bool BringsSecret(GenesysProfile profile) =>
        AccessToken is not null
        || ((Credential?.Password ?? ClientSecret) is not null
            && (SaveProfile || profile.GrantType == GenesysGrantType.ClientCredentials));

    private ConnectExtras Extras(PipelineWriter writer) => new(
        Name,
        new SignInPage(writer, opensBrowser: !NoBrowser).Show,
        TimeSpan.FromSeconds(TimeoutSec),
        Proxy is null ? null : ProxySettings.From(Proxy, ProxyCredential?.GetNetworkCredential()));

    private ProfileDraft Draft() => new(ProfileName!, AllowPlaintextFile: AllowPlaintextFile);
}
