using GenesysReporting.Profiles;

namespace GenesysReporting.Vault;

/// <summary>Found by name from the engine's isolated vault; nothing references this assembly.</summary>
public sealed class ProtectedVaultFactory : ISecretVaultFactory
{
    /// <inheritdoc/>
    public ISecretVault Create(string folder) => new ProtectedVault(folder);
}
