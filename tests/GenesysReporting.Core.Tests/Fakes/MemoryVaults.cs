using System.Collections.Concurrent;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;

namespace GenesysReporting.Tests.Fakes;

/// <summary>A protected store in memory, shared by all callers; it can be set to fail.</summary>
internal sealed class MemoryVaults : ISecretVaultFactory, ISecretVault
{
    public ConcurrentDictionary<string, byte[]> Kept { get; } = new();

    public bool IsBroken { get; set; }

    /// <summary>Called before each write; may throw.</summary>
    public Action BeforeWrite { get; set; } = () => { };

    public static Exception Unavailable() =>
        new InstallationException("ProtectedStoreUnavailable", "There is no store.", null, null, null);

    public ISecretVault Create(string folder) => this;

    public void Verify()
    {
        if (IsBroken)
        {
            throw Unavailable();
        }
    }

    public byte[]? Read(string profile)
    {
        Verify();
        return Kept.GetValueOrDefault(profile);
    }

    public void Write(string profile, byte[] secret)
    {
        Verify();
        BeforeWrite();
        Kept[profile] = secret;
    }

    public void Delete(string profile)
    {
        Verify();
        Kept.TryRemove(profile, out _);
    }
}
