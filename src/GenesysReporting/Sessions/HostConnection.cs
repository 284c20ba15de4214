using System.Collections;
using System.Management.Automation;
using System.Security;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Auth;
using GenesysReporting.Configuration;

namespace GenesysReporting.Sessions;

/// <summary>
/// The sign-in that a host keeps: the connection of an automation account, or the secret of a vault. A class and not a record, as it holds secrets.
/// </summary>
internal sealed class HostConnection
{
    public static HostConnection None { get; } = new();

    public ConnectSettings Settings { get; private init; } = ConnectSettings.None;

    public Uri? ApiUri { get; private init; }

    public Uri? LoginUri { get; private init; }

    public string? TimeZone { get; private init; }

    /// <summary>The identity provider's assertion.</summary>
    public Secret? Assertion { get; private init; }

    /// <summary>The organisation's short name.</summary>
    public string? OrganizationName { get; private init; }

    /// <summary>Returns the sign-in of a connection's members. Texts may also be secure strings, as vaults give them; empty ones count as missing.</summary>
    /// <exception cref="Errors.InputException"><c>ConnectionMemberUnknown</c>, <c>ConnectionMemberMalformed</c>, <c>ConnectionMembersExclude</c>, <c>UnknownTimeZone</c>.</exception>
    /// <param name="members">The members.</param>
    /// <param name="clientId">The id of the client, if only its secret is among the members.</param>
    public static HostConnection From(IDictionary members, string? clientId = null)
    {
        var read = new ConnectionMembers(members);
        PSCredential? credential = read.Credential("Credential");
        if (credential is not null)
        {
            read.ThrowIfBoth("Credential", "ClientId");
            read.ThrowIfBoth("Credential", "ClientSecret");
        }

        string? ownId = credential?.UserName ?? read.Text("ClientId");
        Secret? secret = credential is null ? read.Secret("ClientSecret") : Secret.From(credential.Password);
        var connection = new HostConnection
        {
            Settings = new ConnectSettings
            {
                Region = read.Text("Region"),
                GrantType = read.Choice<GenesysGrantType>("GrantType"),
                ClientId = ownId ?? (secret is null ? null : clientId),
                ClientSecret = secret,
                AccessToken = read.Secret("AccessToken"),
                RedirectUri = read.Text("RedirectUri"),
            },
            ApiUri = read.Address("ApiUri"),
            LoginUri = read.Address("LoginUri"),
            TimeZone = read.Text("TimeZone") is { } zone ? TimeZones.Find(zone).Id : null,
            Assertion = read.Secret("Assertion"),
            OrganizationName = read.Text("OrganizationName"),
        };
        read.ThrowIfUnread();
        return connection;
    }

    /// <summary>Returns the sign-in that a vault's secret is: a credential, a hashtable, or the secret of a client or a token.</summary>
    /// <param name="name">The secret's name, for errors.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="clientId">The id of the client whose secret it is; null if it was not given.</param>
    /// <param name="isToken">True if it is an access token.</param>
    public static HostConnection FromSecret(string name, object secret, string? clientId, bool isToken)
    {
        HostConnection found = Read(name, secret, clientId, isToken);
        return clientId is null || ConnectSettings.IsSameClient(found.Settings.ClientId, clientId)
            ? found
            : throw VaultErrors.SecretOfOtherClient(name, clientId);
    }

    private static HostConnection Read(string name, object secret, string? clientId, bool isToken) => secret switch
    {
        IDictionary members => From(members, clientId),
        PSCredential credential => Of(new ConnectSettings { ClientId = credential.UserName, ClientSecret = Secret.From(credential.Password) }),
        SecureString token when isToken => Of(new ConnectSettings { AccessToken = Secret.From(token) }),
        SecureString text when clientId is not null => Of(new ConnectSettings { ClientId = clientId, ClientSecret = Secret.From(text) }),
        _ => throw VaultErrors.SecretUnusable(name, secret.GetType()),
    };

    private static HostConnection Of(ConnectSettings settings) => new() { Settings = settings };
}
