using GenesysReporting.Profiles;
using Microsoft.Identity.Client.Extensions.Msal;

namespace GenesysReporting.Vault;

/// <summary>
/// The user's own protected store: DPAPI on Windows, the Keychain on macOS, libsecret on Linux. The library is for token
/// caches; "unencrypted" in its names is the input, which it stores encrypted.
/// </summary>
internal sealed class ProtectedVault(string folder) : ISecretVault
{
    private const string Product = "GenesysReporting";

    public void Verify() => Guard(() =>
    {
        Open("verify").VerifyPersistence();
        return true;
    });

    public byte[]? Read(string profile) => Guard(() => Open(profile).LoadUnencryptedTokenCache());

    public void Write(string profile, byte[] secret) => Guard(() =>
    {
        MsalCacheHelper store = Open(profile);
        store.SaveUnencryptedTokenCache(secret);
        return true;
    });

    public void Delete(string profile) => Guard(() =>
    {
        MsalCacheHelper store = Open(profile);

        // Emptied first, because Clear swallows every error; then cleared, because a keyring keeps an empty entry.
        store.SaveUnencryptedTokenCache([]);
        Clear(store);
        return true;
    });

    // One entry per profile, which the attributes identify in the keyring, and the file's name on Windows.
    private MsalCacheHelper Open(string profile)
    {
        StorageCreationProperties properties = new StorageCreationPropertiesBuilder(FileName(profile), folder)
            .WithLinuxKeyring(
                "com.github.genesysreporting.profile",
                MsalCacheHelper.LinuxKeyRingDefaultCollection,
                $"{Product} profile {profile}",
                new KeyValuePair<string, string>("product", Product),
                new KeyValuePair<string, string>("profile", profile))
            .WithMacKeyChain(Product, profile)
            .Build();
        return MsalCacheHelper.CreateAsync(properties).GetAwaiter().GetResult();
    }

    // Obsolete for token caches, whose accounts are removed one by one; a profile's entry is removed as a whole.
#pragma warning disable CS0618
    private static void Clear(MsalCacheHelper store) => store.Clear();
#pragma warning restore CS0618

    private static string FileName(string profile) => profile + ".protected";

    // The library throws the exceptions of each system: a load error for a missing libsecret, an InvalidOperationException for
    // a missing session bus, another one for a locked keychain.
    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw VaultErrors.ProtectedStoreUnavailable(e);
        }
    }
}
