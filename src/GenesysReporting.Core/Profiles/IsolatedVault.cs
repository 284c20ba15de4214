using GenesysReporting.Hosting;

namespace GenesysReporting.Profiles;

/// <summary>The protected store with its packages, loaded at the first use of a profile's secret.</summary>
internal static class IsolatedVault
{
    private static readonly Lazy<ISecretVaultFactory> Shared = new(() => IsolatedFolder.Create<ISecretVaultFactory>(
        "vault", "GenesysReporting.Vault", "GenesysReporting.Vault.ProtectedVaultFactory", "Vault"));

    /// <summary>The factory from the folder <c>vault</c> next to the engine, which is loaded when a vault is created.</summary>
    public static ISecretVaultFactory Factory { get; } = new OnDemand();

    private sealed class OnDemand : ISecretVaultFactory
    {
        public ISecretVault Create(string folder) => Shared.Value.Create(folder);
    }
}
