using System.Collections;
using System.Management.Automation;
using System.Security;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Arguments;
using GenesysReporting.Completion;
using GenesysReporting.Sessions;

namespace GenesysReporting.Base;

/// <summary>The parameters of a sign-in that a host, a vault or an identity provider keeps.</summary>
public abstract class HostConnectCmdlet : AsyncCmdlet
{
    private protected const string SecretSet = "Secret";
    private const string ConnectionSet = "Connection";

    /// <summary>The connection of an automation account, as Get-AutomationConnection returns it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConnectionSet)]
    [ConnectionTable]
    [ValidateNotNull]
    public IDictionary? Connection { get; set; }

    /// <summary>The name of a secret that the SecretManagement module returns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault that has the secret; the first that has it when it is left out.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

    /// <summary>The assertion of an identity provider: the base64 value of SAMLResponse.</summary>
    [Parameter]
    [SecretOnly]
    public SecureString? Assertion { get; set; }

    /// <summary>The short name of the organisation that the assertion is for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OrganizationName { get; set; }

    /// <summary>The time zone of the session's queries; the profile's or the machine's when it is left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ZoneName]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Returns the sign-in that was named; throws the errors of <see cref="VaultErrors"/>.</summary>
    /// <param name="clientId">The id of the client whose secret a vault has.</param>
    /// <param name="isToken">True if the vault's secret is an access token.</param>
    /// <param name="cancellationToken">Stops the vault.</param>
    private protected HostConnection Kept(string? clientId, bool isToken, CancellationToken cancellationToken)
    {
        if (Connection is not null)
        {
            return HostConnection.From(Connection);
        }

        if (SecretName is null)
        {
            return HostConnection.None;
        }

        object secret = new SecretManagement(Host).Read(SecretName, VaultName, cancellationToken) ?? throw VaultErrors.SecretNotFound(SecretName, VaultName);
        return HostConnection.FromSecret(SecretName, secret, clientId, isToken);
    }

    /// <summary>Returns the id of a time zone, or null; throws <c>UnknownTimeZone</c>.</summary>
    private protected static string? ZoneId(string? name) => name is null ? null : TimeZones.Find(name).Id;
}
