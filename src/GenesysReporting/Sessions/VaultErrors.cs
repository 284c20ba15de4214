using GenesysReporting.Errors;

namespace GenesysReporting.Sessions;

/// <summary>Errors about vaults of the SecretManagement module and about connections of hosts. Each method's name is the ErrorId.</summary>
internal static class VaultErrors
{
    private const string Members = "Region, ClientId, ClientSecret, GrantType, RedirectUri, AccessToken, Assertion, OrganizationName, ApiUri, LoginUri, TimeZone";

    /// <summary>Returns the warning about a secret that could not be deleted, as its vault is not there.</summary>
    public static string SecretLeft(string name, string vault) =>
        $"The vault '{vault}' could not be reached, so the secret '{name}' may still be in it. Delete it there, if the vault still exists.";

    public static InputException SecretManagementMissing() => new(
        nameof(SecretManagementMissing),
        "The module Microsoft.PowerShell.SecretManagement, which vaults belong to, is not installed.",
        "Install it with Install-PSResource Microsoft.PowerShell.SecretManagement, and register a vault with Register-SecretVault.",
        null);

    public static InputException VaultNotFound(string vault) => new(
        nameof(VaultNotFound),
        $"There is no vault named '{vault}'.",
        "Get-SecretVault lists the vaults that are registered.",
        vault);

    public static InputException SecretNotFound(string name, string? vault) => new(
        nameof(SecretNotFound),
        vault is null ? $"No vault has a secret named '{name}'." : $"The vault '{vault}' has no secret named '{name}'.",
        "Get-SecretInfo lists the secrets.",
        name);

    // Without the inner exception, whose message may quote what the vault was given.
    public static StorageException VaultFailed(string? vault, string message) => new(
        nameof(VaultFailed),
        $"{(vault is null ? "A vault" : $"The vault '{vault}'")} failed: {message.TrimEnd('.')}.",
        "Test-SecretVault tests it. Unlock a vault that has a password first, with Unlock-SecretVault or Unlock-SecretStore.",
        vault,
        null);

    public static InputException SecretUnusable(string name, Type type) => new(
        nameof(SecretUnusable),
        $"The secret '{name}' is of the type {type.Name}, which is not enough to sign in with.",
        "Store a PSCredential (client id and secret) or a hashtable (Region, ClientId, ClientSecret), or give -ClientId with a secret that is a SecureString.",
        name);

    public static InputException SecretOfOtherClient(string name, string clientId) => new(
        nameof(SecretOfOtherClient),
        $"The secret '{name}' is not one of the OAuth client '{clientId}'.",
        "Leave -ClientId out to sign in with the client of the secret.",
        name);

    public static InputException ConnectionMemberUnknown(string member) => new(
        nameof(ConnectionMemberUnknown),
        $"The connection has the unknown member '{member}'.",
        $"Its members are {Members}, or Credential for id and secret.",
        member);

    public static InputException ConnectionMembersExclude(string member, string other) => new(
        nameof(ConnectionMembersExclude),
        member == other ? $"The connection has the member '{member}' twice, in different letter case." : $"The connection has both '{member}' and '{other}'.",
        "Leave one of them out.",
        other);

    public static InputException ConnectionMemberMalformed(string member, string allowed) => new(
        nameof(ConnectionMemberMalformed),
        $"The connection's member '{member}' is not valid.",
        $"It is {allowed}.",
        member);
}
