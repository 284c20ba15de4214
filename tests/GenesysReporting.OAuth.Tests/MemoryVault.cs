using System.Text;
using GenesysReporting.Profiles;

namespace GenesysReporting.OAuth.Tests;

/// <summary>A protected store that a test can look into.</summary>
internal sealed class MemoryVault : ISecretVaultFactory, ISecretVault
{
    private readonly Dictionary<string, byte[]> _kept = [];

    public string Text => string.Join('\n', _kept.Values.Select(Encoding.UTF8.GetString));

    public ISecretVault Create(string folder) => this;

    public void Verify()
    {
    }

    public byte[]? Read(string profile) => _kept.GetValueOrDefault(profile);

    public void Write(string profile, byte[] secret) => _kept[profile] = secret;

    public void Delete(string profile) => _kept.Remove(profile);
}
