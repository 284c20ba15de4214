using GenesysReporting.Hosting;

namespace GenesysReporting.Profiles;

/// <summary>A vault of plain files that only their owner can read, for machines without a protected store.</summary>
internal sealed class PlaintextVault(string folder) : ISecretVault
{
    /// <summary>Windows always has a protected store, and no file mode that would exclude others.</summary>
    public void Verify()
    {
        if (OperatingSystem.IsWindows())
        {
            throw ProfileErrors.PlaintextFileNotNeeded();
        }
    }

    public byte[]? Read(string profile)
    {
        string path = PathOf(profile);
        if (!PlainFile.Exists(path))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~ProfileStore.OwnerOnly) != 0)
        {
            throw ProfileErrors.PlaintextFileExposed(path);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Returns the path of the file if its group or others can read it; else null. Null on Windows, whose rights are not examined.</summary>
    public string? ExposedFile(string profile)
    {
        string path = PathOf(profile);
        return File.Exists(path) && OwnFile.IsExposed(path) ? path : null;
    }

    public void Write(string profile, byte[] secret) => AtomicFile.Write(PathOf(profile), secret, ProfileStore.OwnerOnly);

    public void Delete(string profile) => File.Delete(PathOf(profile));

    private string PathOf(string profile) => Path.Combine(folder, ProfileName.FileName(profile) + ".secret");
}
