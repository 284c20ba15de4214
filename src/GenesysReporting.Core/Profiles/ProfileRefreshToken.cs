using GenesysReporting.Auth;

namespace GenesysReporting.Profiles;

/// <summary>
/// Keeps a refresh token in a profile. Each use takes the profile's lock and reads the token anew, as another process
/// may have rotated it; the new one is written back before the lock is freed.
/// </summary>
internal sealed class ProfileRefreshToken(ProfileStore store, string name) : IRefreshTokenKeeper
{
    // A rotated token that could not be written: the old one is dead, so this is the only one there is.
    private ProfileSecrets? _unsaved;

    public string SignInAgain => $"Connect-GenesysCloud -ProfileName '{name}' -SaveProfile";

    public async Task ExchangeAsync(Func<Secret, Task<Secret?>> exchange, CancellationToken cancellationToken)
    {
        using ProfileLock held = await store.LockAsync(name, cancellationToken).ConfigureAwait(false);
        GenesysProfile profile = store.Get(name);
        ProfileSecrets secrets = _unsaved ?? store.ReadSecrets(profile);
        Secret token = secrets.RefreshToken ?? throw ProfileErrors.ProfileSecretMissing(name);
        if (await exchange(token).ConfigureAwait(false) is { } next)
        {
            _unsaved = secrets.WithRefreshToken(next);
        }

        Save(profile);
    }

    private void Save(GenesysProfile profile)
    {
        if (_unsaved is null)
        {
            return;
        }

        try
        {
            store.WriteSecrets(profile, _unsaved);
            _unsaved = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Errors.GenesysException)
        {
            throw ProfileErrors.RefreshTokenNotSaved(name, SignInAgain, e);
        }
    }
}
