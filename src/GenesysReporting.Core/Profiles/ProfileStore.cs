using System.Text.Json;
using GenesysReporting.Errors;

namespace GenesysReporting.Profiles;

/// <summary>The saved profiles of this user: a small file each, and a vault for what is secret.</summary>
public sealed class ProfileStore
{
    private const UnixFileMode OwnerWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ISecretVaultFactory _vaults;
    private readonly TimeProvider _time;

    internal ProfileStore(string folder, ISecretVaultFactory vaults, TimeProvider time)
    {
        Folder = folder;
        _vaults = vaults;
        _time = time;
    }

    /// <summary>The user's own profiles. Nothing is loaded or read before it is asked for.</summary>
    public static ProfileStore ForUser() => new(DefaultFolder(), IsolatedVault.Factory, TimeProvider.System);

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>All profiles by name; one that cannot be read raises <c>ProfileUnreadable</c>.</summary>
    public IReadOnlyList<GenesysProfile> List() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(Read).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]
        : [];

    /// <summary>The names of all profiles, read from the files' names alone: for completion, which must not fail.</summary>
    public IEnumerable<string> Names() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()
        : [];

    /// <summary>A profile by name, in any letter case; null where there is none.</summary>
    public GenesysProfile? Find(string name)
    {
        string path = PathOf(name);
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>A profile by name; raises <c>ProfileNotFound</c>.</summary>
    public GenesysProfile Get(string name) => Find(name) ?? throw ProfileErrors.ProfileNotFound(name, Names());

    /// <summary>Deletes a profile with its secrets, as one step among the processes that use it.</summary>
    public async Task RemoveAsync(GenesysProfile profile, CancellationToken cancellationToken)
    {
        using ProfileLock held = await LockAsync(profile.Name, cancellationToken).ConfigureAwait(false);
        InFolder(() =>
        {
            Vault(profile.Storage)?.Delete(ProfileName.FileName(profile.Name));
            File.Delete(PathOf(profile.Name));
        });
    }

    /// <summary>Raises when the secrets could not be kept there, before anything is sent or written.</summary>
    public void Verify(ProfileStorage storage) => Vault(storage)?.Verify();

    /// <summary>Writes a profile with its secrets. The caller has its lock.</summary>
    internal void Save(GenesysProfile profile, ProfileSecrets secrets)
    {
        GenesysProfile? before = Find(profile.Name);
        WriteSecrets(profile, secrets);
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(profile, ProfileJson.Default.GenesysProfile);
        InFolder(() => AtomicFile.Write(PathOf(profile.Name), content, OwnerWrites));
        if (before is not null && before.Storage != profile.Storage)
        {
            InFolder(() => Vault(before.Storage)?.Delete(ProfileName.FileName(profile.Name)));
        }
    }

    internal ProfileSecrets ReadSecrets(GenesysProfile profile) =>
        Vault(profile.Storage) is not { } vault
            ? ProfileSecrets.None
            : ReadBytes(vault, profile.Name) is { Length: > 0 } bytes && ProfileSecrets.Read(bytes) is { } secrets
                ? secrets
                : throw ProfileErrors.ProfileSecretMissing(profile.Name);

    internal void WriteSecrets(GenesysProfile profile, ProfileSecrets secrets) =>
        InFolder(() => Vault(profile.Storage)?.Write(ProfileName.FileName(profile.Name), secrets.ToBytes()));

    internal async Task<ProfileLock> LockAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            CreateFolder();
            return await ProfileLock.TakeAsync(Folder, name, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProfileErrors.ProfileFolderUnusable(Folder, e);
        }
    }

    private static string DefaultFolder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "GenesysReporting",
        "profiles");

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OwnerWrites | UnixFileMode.UserExecute);
        }
    }

    private void InFolder(Action work)
    {
        try
        {
            CreateFolder();
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProfileErrors.ProfileFolderUnusable(Folder, e);
        }
    }

    private static GenesysProfile Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, ProfileJson.Default.GenesysProfile)
                ?? throw ProfileErrors.ProfileUnreadable(path, null);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw ProfileErrors.ProfileUnreadable(path, e);
        }
    }

    private byte[]? ReadBytes(ISecretVault vault, string name)
    {
        try
        {
            return vault.Read(ProfileName.FileName(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProfileErrors.ProfileFolderUnusable(Folder, e);
        }
    }

    private ISecretVault? Vault(ProfileStorage storage) => storage switch
    {
        ProfileStorage.Protected => _vaults.Create(Folder),
        ProfileStorage.PlaintextFile => new PlaintextVault(Folder),
        _ => null,
    };

    private string PathOf(string name) => Path.Combine(Folder, ProfileName.FileName(name) + ".json");
}
