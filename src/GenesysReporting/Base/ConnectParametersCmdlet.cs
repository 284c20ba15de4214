using System.Management.Automation;
using System.Security;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Auth;
using GenesysReporting.Completion;
using GenesysReporting.Configuration;
using GenesysReporting.Pipeline;
using GenesysReporting.Profiles;
using GenesysReporting.Sessions;
using GenesysReporting.Transport;

namespace GenesysReporting.Base;

/// <summary>The parameters of a sign-in.</summary>
public abstract class ConnectParametersCmdlet : HostConnectCmdlet
{
    private protected const string CredentialSet = "Credential";
    private const string ClientSet = "Client";
    private const string AccessTokenSet = "AccessToken";
    private static readonly string[] OfBrowser = [nameof(RedirectUri), nameof(NoBrowser), nameof(SignInTimeoutSec)];

    /// <summary>The OAuth grant; by default the one that fits the other parameters.</summary>
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
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret; left out for a public client, whose users sign in with PKCE.</summary>
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

    /// <summary>The time that the user has to sign in with the browser, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int SignInTimeoutSec { get; set; } = 300;

    /// <summary>The time that one HTTP request of the session may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>A saved profile to sign in with, or with -SaveProfile the name to save this sign-in under.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>Signs in again and saves that sign-in as the profile.</summary>
    [Parameter]
    public SwitchParameter SaveProfile { get; set; }

    /// <summary>Allows the saved secrets in a plain file that only you can read, where there is no protected store.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintextFile { get; set; }

    /// <summary>A .env file with region, client and secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvFile { get; set; }

    /// <summary>The Platform API's address, if it is not the region's own, such as a gateway or the sandbox.</summary>
    [Parameter]
    public Uri? ApiUri { get; set; }

    /// <summary>The sign-in service's address, if it is not the region's own.</summary>
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

    /// <summary>Returns the input of the parameters, the environment and the profile.</summary>
    private protected ConnectInput Input(ProfileStore profiles, GenesysProfile? profile, EnvFile? settings, HostConnection kept) => new()
    {
        Given = new ConnectSettings
        {
            GrantType = GrantType,
            Region = Region,
            ClientId = Credential?.UserName ?? (SecretName is null ? ClientId : null),
            ClientSecret = (Credential?.Password ?? ClientSecret) is { } secret ? Secret.From(secret) : null,
            AccessToken = AccessToken is null ? null : Secret.From(AccessToken),
            RedirectUri = RedirectUri,
        },
        Kept = kept,
        Assertion = Assertion is null ? null : Secret.From(Assertion),
        OrganizationName = OrganizationName,
        TimeZone = TimeZone,
        Environment = EnvironmentSettings.Read(Environment.GetEnvironmentVariable, settings),
        ApiUri = ApiUri,
        LoginUri = LoginUri,
        Profile = profile,
        ProfileSecrets = profile is null || SuppliesSecret(profile, kept) ? ProfileSecrets.None : profiles.ReadSecrets(profile),
        SignsInAgain = SaveProfile,
        BrowserParameters = [.. OfBrowser.Where(IsGiven)],
    };

    // True if the parameters supply the secret: then the profile's store need not work, nor still hold the old secret.
    private bool SuppliesSecret(GenesysProfile profile, HostConnection kept) =>
        AccessToken is not null
        || kept.Settings.AccessToken is not null
        || ((Credential is not null || ClientSecret is not null || kept.Settings.ClientSecret is not null)
            && (SaveProfile || profile.GrantType == GenesysGrantType.ClientCredentials));

    private protected ConnectExtras Extras(PipelineWriter writer) => new(
        Name,
        new SignInPage(writer, opensBrowser: !NoBrowser),
        TimeSpan.FromSeconds(SignInTimeoutSec),
        TimeSpan.FromSeconds(TimeoutSec),
        Proxy is null ? null : ProxySettings.From(Proxy, ProxyCredential?.GetNetworkCredential()));

    /// <summary>Returns the options of the profile to save. One that keeps its secrets in a vault stays there.</summary>
    private protected ProfileDraft Draft(ProfileStore profiles) => new(ProfileName!, TimeZone, AllowPlaintextFile)
    {
        VaultName = AllowPlaintextFile ? null : profiles.Find(ProfileName!)?.VaultName,
    };

    /// <summary>Returns the sign-in that the host keeps, if one was named.</summary>
    private protected HostConnection ReadKept(CancellationToken cancellationToken) => Kept(ClientId, GrantType == GenesysGrantType.AccessToken, cancellationToken);
}
