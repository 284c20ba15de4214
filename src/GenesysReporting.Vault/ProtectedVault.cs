using GenesysReporting.Profiles;
using Microsoft.Identity.Client.Extensions.Msal;

namespace GenesysReporting.Vault;

/// <summary>
/// The user's own protected store: DPAPI on Windows, the Keychain on macOS, libsecret on Linux. The library is made for
/// token caches; its word "unencrypted" means what goes in, not what is stored.
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

        // Emptied first, as clearing swallows every error; cleared then, as a keyring keeps an empty entry.
        store.SaveUnencryptedTokenCache([]);
        Clear(store);
        return true;
    });

    // One entry for each profile: the attributes tell them apart in the keyring, the file's name on Windows.
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

    // Marked obsolete for token caches, where accounts are to be removed one by one; a profile's entry goes whole.
#pragma warning disable CS0618
    private static void Clear(MsalCacheHelper store) => store.Clear();
#pragma warning restore CS0618

    private static string FileName(string profile) => profile + ".protected";

    // The library raises what each system raises: a missing libsecret is a raw load error, a missing session bus an
    // InvalidOperationException, a locked keychain its own.
    private static T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw VaultErrors.ProtectedStoreUnavailable(e);
        }
    }
}
