namespace GenesysReporting.Profiles;

/// <summary>Stores one secret per profile. The interface uses base-library types only, as it is implemented in a private load context.</summary>
public interface ISecretVault
{
    /// <summary>Throws if this machine has no such store, before anything is written.</summary>
    void Verify();

    /// <summary>Returns the secret of a profile; null if there is none.</summary>
    byte[]? Read(string profile);

    /// <summary>Stores a profile's secret, in place of any other.</summary>
    void Write(string profile, byte[] secret);

    /// <summary>Deletes a profile's secret, if there is one.</summary>
    void Delete(string profile);
}

/// <summary>Creates vaults; the implementation is found by name in a private load context.</summary>
public interface ISecretVaultFactory
{
    /// <summary>Creates a vault that keeps its files in a folder.</summary>
    ISecretVault Create(string folder);
}
