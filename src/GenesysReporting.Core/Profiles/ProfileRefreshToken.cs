using GenesysReporting.Auth;
using GenesysReporting.Configuration;

namespace GenesysReporting.Profiles;

/// <summary>
/// Keeps a refresh token in a profile. Each use takes the profile's lock and reads the token again, because another
/// process may have renewed it; the new one is written before the lock is released.
/// </summary>
internal sealed class ProfileRefreshToken(ProfileStore store, GenesysProfile origin) : IRefreshTokenKeeper
{
    private readonly string _name = origin.Name;

    // A new token that could not be written: the old one is no longer valid, so this is the only copy.
    private ProfileSecrets? _unsaved;

    public string SignInAgain => $"Connect-GenesysCloud -ProfileName '{_name}' -SaveProfile"
        + (origin.Storage == ProfileStorage.PlaintextFile ? " -AllowPlaintextFile" : string.Empty);

    public async Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken)
    {
        using ProfileLock held = await store.LockAsync(_name, cancellationToken).ConfigureAwait(false);
        GenesysProfile profile = GetOwn();
        ProfileSecrets secrets = _unsaved ?? store.ReadSecrets(profile);
        Secret token = secrets.RefreshToken ?? throw ProfileErrors.ProfileSecretMissing(_name);

        // Written before it is used: a store that cannot be written is found while the old token is still valid.
        Save(profile, secrets);
        if (await exchange(token).ConfigureAwait(false) is { } next)
        {
            _unsaved = secrets.WithRefreshToken(next);
            Save(profile, _unsaved);
        }
    }

    /// <summary>Returns the profile; throws if the name now belongs to another client, whose token this session must not use.</summary>
    private GenesysProfile GetOwn()
    {
        GenesysProfile profile = store.Get(_name);
        return ConnectSettings.IsSameClient(profile.ClientId, origin.ClientId)
            ? profile
            : throw ProfileErrors.ProfileReplaced(_name, profile.ClientId);
    }

    private void Save(GenesysProfile profile, ProfileSecrets secrets)
    {
        try
        {
            store.WriteSecrets(profile, secrets);
            _unsaved = null;
        }
        catch (Errors.GenesysException e)
        {
            throw _unsaved is null
                ? ProfileErrors.ProfileNotRenewable(_name, e)
                : ProfileErrors.RefreshTokenNotSaved(_name, SignInAgain, e);
        }
    }
}
