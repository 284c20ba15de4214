using System.Management.Automation.Host;
using System.Security;
using System.Text;
using GenesysReporting.Auth;
using GenesysReporting.Profiles;

namespace GenesysReporting.Sessions;

/// <summary>Keeps the secrets of profiles in a vault of the SecretManagement module, as text under the names 'GenesysReporting-' and the profile's.</summary>
internal sealed class NamedVault(SecretManagement secrets, string vault) : ISecretVault
{
    private const string Prefix = "GenesysReporting-";

    /// <summary>Returns the user's profiles, with the vaults that they name.</summary>
    public static ProfileStore Profiles(PSHost host) => ProfileStore.ForUser(name => new NamedVault(new SecretManagement(host), name));

    public void Verify() => secrets.Verify(vault);

    public byte[]? Read(string profile) => secrets.Read(Prefix + profile, vault) is SecureString text
        ? Encoding.UTF8.GetBytes(Secret.From(text).Reveal())
        : null;

    public void Write(string profile, byte[] secret) => secrets.Write(Prefix + profile, vault, Encoding.UTF8.GetString(secret));

    public void Delete(string profile)
    {
        if (secrets.Has(Prefix + profile, vault))
        {
            secrets.Delete(Prefix + profile, vault);
        }
    }
}
