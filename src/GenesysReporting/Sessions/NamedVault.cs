using System.Management.Automation.Host;
using System.Security;
using System.Text;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;

namespace GenesysReporting.Sessions;

/// <summary>Keeps the secrets of profiles in a vault of the SecretManagement module, as text under the names 'GenesysReporting-' and the profile's.</summary>
internal sealed class NamedVault(SecretManagement secrets, string vault, Action<string>? warn) : ISecretVault
{
    private const string Prefix = "GenesysReporting-";

    /// <summary>Returns the user's profiles, with the vaults that they name.</summary>
    /// <param name="host">The host, which a vault may ask for its password.</param>
    /// <param name="warn">Called if a secret could not be deleted because its vault is not there.</param>
    public static ProfileStore Profiles(PSHost host, Action<string>? warn = null) => ProfileStore.ForUser(name => new NamedVault(new SecretManagement(host), name, warn));

    public void Verify() => secrets.Verify(vault);

    public byte[]? Read(string profile) => secrets.Read(Prefix + profile, vault) is SecureString text
        ? Encoding.UTF8.GetBytes(Secret.From(text).Reveal())
        : null;

    public void Write(string profile, byte[] secret) => secrets.Write(Prefix + profile, vault, Encoding.UTF8.GetString(secret));

    /// <summary>Deletes a profile's secret. A vault that is no longer there does not keep the profile from being deleted.</summary>
    public void Delete(string profile)
    {
        try
        {
            if (secrets.Has(Prefix + profile, vault))
            {
                secrets.Delete(Prefix + profile, vault);
            }
        }
        catch (InputException e) when (e.ErrorId is nameof(VaultErrors.VaultNotFound) or nameof(VaultErrors.SecretManagementMissing))
        {
            warn?.Invoke(VaultErrors.SecretLeft(Prefix + profile, vault));
        }
    }
}
