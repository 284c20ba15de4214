using System.Text.Json;
using GenesysReporting.Hosting;

namespace GenesysReporting.Profiles;

/// <summary>The saved profiles of this user: one small file per profile, and a vault for the secrets.</summary>
public sealed class ProfileStore
{
    /// <summary>The mode of files that only their owner may read and write.</summary>
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ISecretVaultFactory _vaults;
    private readonly TimeProvider _time;
    private readonly Func<string, ISecretVault>? _named;

    internal ProfileStore(string folder, ISecretVaultFactory vaults, TimeProvider time, Func<string, ISecretVault>? named = null)
    {
        Folder = folder;
        _vaults = vaults;
        _time = time;
        _named = named;
    }

    /// <summary>Returns the store of the current user. Nothing is loaded or read yet.</summary>
    /// <param name="named">Returns the vault of a name, for profiles of <see cref="ProfileStorage.Vault"/>; null if their secrets are not needed.</param>
    public static ProfileStore ForUser(Func<string, ISecretVault>? named = null) => new(DefaultFolder(), IsolatedVault.Factory, TimeProvider.System, named);

    /// <summary>The folder of the files.</summary>
    public string Folder { get; }

    /// <summary>Returns all profiles in the order of their names; throws <c>ProfileUnreadable</c> if one cannot be read.</summary>
    public IReadOnlyList<GenesysProfile> List() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(Read).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]
        : [];

    /// <summary>Returns the names of all profiles from the files' names, without reading a file: completion must not fail.</summary>
    public IEnumerable<string> Names() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()
        : [];

    /// <summary>Returns the profile of a name, in any letter case; null if there is none.</summary>
    public GenesysProfile? Find(string name)
    {
        string path = PathOf(name);
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>Returns the profile of a name; throws <c>ProfileNotFound</c> if there is none.</summary>
    public GenesysProfile Get(string name) => Find(name) ?? throw ProfileErrors.ProfileNotFound(name, Names());

    /// <summary>Deletes a profile with its secrets, under its lock.</summary>
    public async Task RemoveAsync(GenesysProfile profile, CancellationToken cancellationToken)
    {
        using ProfileLock held = await LockAsync(profile.Name, cancellationToken).ConfigureAwait(false);
        InFolder(() =>
        {
            Vault(profile)?.Delete(ProfileName.FileName(profile.Name));
            File.Delete(PathOf(profile.Name));
        });
    }

    /// <summary>Returns the path of the plain file with a profile's secrets if other users of this machine can read it; else null.</summary>
    public string? ExposedFile(GenesysProfile profile) =>
        profile.Storage == ProfileStorage.PlaintextFile ? Guard(() => new PlaintextVault(Folder).ExposedFile(ProfileName.FileName(profile.Name))) : null;

    /// <summary>Throws if secrets cannot be stored there, before anything is sent or written.</summary>
    public void Verify(ProfileStorage storage, string? vaultName = null) => Vault(storage, vaultName)?.Verify();

    /// <summary>Writes a profile with its secrets. The caller has its lock.</summary>
    internal void Save(GenesysProfile profile, ProfileSecrets secrets)
    {
        GenesysProfile? before = Find(profile.Name);
        WriteSecrets(profile, secrets);
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(profile, ProfileJson.Default.GenesysProfile);
        InFolder(() => AtomicFile.Write(PathOf(profile.Name), content, OwnerOnly));
        if (before is not null && (before.Storage, before.VaultName) != (profile.Storage, profile.VaultName))
        {
            InFolder(() => Vault(before)?.Delete(ProfileName.FileName(profile.Name)));
        }
    }

    internal ProfileSecrets ReadSecrets(GenesysProfile profile) =>
        Vault(profile) is not { } vault
            ? ProfileSecrets.None
            : Guard(() => vault.Read(ProfileName.FileName(profile.Name))) is { Length: > 0 } bytes && ProfileSecrets.Read(bytes) is { } secrets
                ? secrets
                : throw ProfileErrors.ProfileSecretMissing(profile.Name);

    internal void WriteSecrets(GenesysProfile profile, ProfileSecrets secrets) =>
        InFolder(() => Vault(profile)?.Write(ProfileName.FileName(profile.Name), secrets.ToBytes()));

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
            Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private void InFolder(Action work) => Guard(() =>
    {
        CreateFolder();
        work();
        return true;
    });

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
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
            // A link is followed when it is read, as users may keep their settings elsewhere; it is replaced when it is written.
            using FileStream file = File.OpenRead(PlainFile.Follow(path));
            return JsonSerializer.Deserialize(file, ProfileJson.Default.GenesysProfile) is { Name: not null, ClientId: { Length: > 0 } } profile && IsOf(path, profile)
                ? profile
                : throw ProfileErrors.ProfileUnreadable(path, null);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ProfileErrors.ProfileUnreadable(path, e);
        }
    }

    /// <summary>True if a profile has the name of its file, under which its secrets are, and known values.</summary>
    private static bool IsOf(string path, GenesysProfile profile) =>
        string.Equals(profile.Name, Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase)
        && Enum.IsDefined(profile.GrantType) && Enum.IsDefined(profile.Storage)
        && (profile.Storage == ProfileStorage.Vault) == !string.IsNullOrEmpty(profile.VaultName);

    private ISecretVault? Vault(GenesysProfile profile) => Vault(profile.Storage, profile.VaultName);

    private ISecretVault? Vault(ProfileStorage storage, string? vaultName) => storage switch
    {
        ProfileStorage.Vault => (_named ?? throw new InvalidOperationException("Vaults of other modules are not available here."))(vaultName!),
        ProfileStorage.Protected => _vaults.Create(Folder),
        ProfileStorage.PlaintextFile => new PlaintextVault(Folder),
        _ => null,
    };

    private string PathOf(string name) => Path.Combine(Folder, ProfileName.FileName(name) + ".json");
}
