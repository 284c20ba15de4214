using System.Management.Automation;
using System.Security;
using GenesysReporting.Api;
using GenesysReporting.Arguments;
using GenesysReporting.Auth;
using GenesysReporting.Completion;
using GenesysReporting.Errors;
using GenesysReporting.Pipeline;
using GenesysReporting.Regions;
using GenesysReporting.Sessions;
using GenesysReporting.Transport;

namespace GenesysReporting.Commands;

/// <summary>Signs in to Genesys Cloud and makes the session this runspace's default.</summary>
[Cmdlet(VerbsCommunications.Connect, "GenesysCloud", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(GenesysSession))]
public sealed class ConnectGenesysCloudCommand : AsyncCmdlet
{
    private const string CredentialSet = "Credential";
    private const string ClientSecretSet = "ClientSecret";

    /// <summary>The OAuth grant.</summary>
    [Parameter]
    public GenesysGrantType GrantType { get; set; } = GenesysGrantType.ClientCredentials;

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
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [SecretOnly]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The Platform API's address, where it is not the region's own: a gateway, the sandbox.</summary>
    [Parameter]
    public Uri? ApiUri { get; set; }

    /// <summary>The sign-in service's address, likewise.</summary>
    [Parameter]
    public Uri? LoginUri { get; set; }

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
        SessionStore store = SessionStore.Current;
        if (!NoDefault)
        {
            // Runspaces are used again: after a failed sign-in the old organisation must not be found in its place.
            store.ForgetDefault();
        }

        ConnectOptions options = Try(BuildOptions);
        WarnOfUnknownRegion(options.Endpoints);
        Run(async (writer, cancellationToken) =>
        {
            GenesysSession session = await SessionConnector
                .ConnectAsync(options, IsolatedTransport.Factory, writer, cancellationToken)
                .ConfigureAwait(false);
            store.Add(session, nameWasGiven: Name is not null, makeDefault: !NoDefault);
            writer.Write(session);
        });
    }

    private ConnectOptions BuildOptions() => new()
    {
        Endpoints = ConnectTarget.Resolve(Region, ApiUri, LoginUri),
        ClientId = Credential?.UserName ?? ClientId,
        ClientSecret = (Credential?.Password ?? ClientSecret) is { } secret ? Secret.From(secret) : null,
        Name = Name,
        Transport = new TransportOptions { UserAgent = ModuleInfo.UserAgent },
    };

    private void WarnOfUnknownRegion(PlatformEndpoints endpoints)
    {
        if (endpoints.Region is { IsKnown: false } region)
        {
            WriteWarning(
                $"The region '{region.Domain}' is not in this version's list; signing in at {region.LoginUri.Host}.");
        }
    }
}
