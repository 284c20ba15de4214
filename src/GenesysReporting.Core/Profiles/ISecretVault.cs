namespace GenesysReporting.Profiles;

/// <summary>Keeps one secret for each profile. Its base-library types alone cross to the library that protects them.</summary>
public interface ISecretVault
{
    /// <summary>Raises when this machine has no such store, before anything is written.</summary>
    void Verify();

    /// <summary>What is kept for a profile, or null.</summary>
    byte[]? Read(string profile);

    /// <summary>Keeps it, in place of what was kept before.</summary>
    void Write(string profile, byte[] secret);

    /// <summary>Forgets it, if there is anything.</summary>
    void Delete(string profile);
}

/// <summary>Makes vaults; the implementation is found by name in a private load context.</summary>
public interface ISecretVaultFactory
{
    /// <summary>A vault that keeps what it needs on disk in a folder.</summary>
    ISecretVault Create(string folder);
}
