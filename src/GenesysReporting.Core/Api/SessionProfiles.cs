using GenesysReporting.Auth;
using GenesysReporting.Configuration;
using GenesysReporting.Profiles;

namespace GenesysReporting.Api;

/// <summary>The options of a profile that is saved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">The time zone of its queries.</param>
/// <param name="AllowPlaintextFile">True if its secrets may be stored in a plain file.</param>
/// <param name="Replace">True if another client's profile of that name may be replaced.</param>
/// <param name="VaultName">The vault of the SecretManagement module for its secrets; null for the user's protected store.</param>
public sealed record ProfileDraft(
    string Name, string? TimeZone = null, bool AllowPlaintextFile = false, bool Replace = false, string? VaultName = null);

/// <summary>Saves sessions as profiles.</summary>
public static class SessionProfiles
{
    /// <summary>
    /// Throws if a profile cannot be saved, before a user signs in for it: <c>ProfileNameUnusable</c>,
    /// <c>TokenNotSavable</c>, <c>ProfileExists</c>, <c>ProtectedStoreUnavailable</c>.
    /// </summary>
    public static void Check(ProfileStore store, ProfileDraft draft, ConnectOptions options)
    {
        if (options.GrantType is GenesysGrantType.AccessToken or GenesysGrantType.Saml2Bearer)
        {
            throw ProfileErrors.TokenNotSavable();
        }

        Check(store, draft, options.ClientId, options.ClientSecret is not null);
    }

    private static void Check(ProfileStore store, ProfileDraft draft, string? clientId, bool hasSecret)
    {
        if (!draft.Replace && store.Find(draft.Name) is { } existing && !ConnectSettings.IsSameClient(existing.ClientId, clientId))
        {
            throw ProfileErrors.ProfileExists(draft.Name, existing);
        }

        store.Verify(Storage(draft, hasSecret), draft.VaultName);
    }

    /// <summary>Saves a session. Its refresh token moves to the profile, where other processes may use it as well.</summary>
    public static async Task<GenesysProfile> SaveAsync(
        GenesysSession session, ProfileStore store, ProfileDraft draft, CancellationToken cancellationToken)
    {
        OAuthClient client = session.SignIn.Client ?? throw ProfileErrors.TokenNotSavable();
        RefreshTokenGrant? refresh = session.SignIn.Refresh;
        Check(store, draft, client.Id, client.Secret is not null || refresh is not null);
        if (refresh is null || !UsesProfile(session, draft.Name))
        {
            GenesysProfile saved = Describe(session, client, draft);
            await session.Client.Tokens.WhileIdleAsync(
                () => KeepAsync(saved, client.Secret, refresh, store, cancellationToken), cancellationToken).ConfigureAwait(false);
            session.Profile = saved.Name;
            return saved;
        }

        return await UpdateAsync(Describe(session, client, draft), store, cancellationToken).ConfigureAwait(false);
    }

    private static bool UsesProfile(GenesysSession session, string name) =>
        session.Profile is { } own
        && (string.Equals(own, name, StringComparison.OrdinalIgnoreCase) ? true : throw ProfileErrors.ProfileInUse(own, name));

    private static async Task KeepAsync(
        GenesysProfile profile,
        Secret? clientSecret,
        RefreshTokenGrant? refresh,
        ProfileStore store,
        CancellationToken cancellationToken)
    {
        using ProfileLock held = await store.LockAsync(profile.Name, cancellationToken).ConfigureAwait(false);
        var secrets = new ProfileSecrets { ClientSecret = clientSecret };
        if (refresh is null)
        {
            store.Save(profile, secrets);
            return;
        }

        await refresh.MoveAsync(
            token =>
            {
                store.Save(profile, secrets.WithRefreshToken(token));
                return Task.FromResult<IRefreshTokenKeeper>(new ProfileRefreshToken(store, profile));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves a profile with the secrets in the store, which another process may have renewed.</summary>
    private static async Task<GenesysProfile> UpdateAsync(
        GenesysProfile profile, ProfileStore store, CancellationToken cancellationToken)
    {
        using ProfileLock held = await store.LockAsync(profile.Name, cancellationToken).ConfigureAwait(false);
        store.Save(profile, store.ReadSecrets(store.Get(profile.Name)));
        return profile;
    }

    private static GenesysProfile Describe(GenesysSession session, OAuthClient client, ProfileDraft draft) => new()
    {
        Name = draft.Name,
        Region = session.Endpoints.Region?.Domain,
        ApiUri = session.Endpoints.Region is null ? session.ApiUri : null,
        LoginUri = session.Endpoints.Region is null ? session.LoginUri : null,
        Organization = session.Organization,
        GrantType = session.GrantType,
        ClientId = client.Id,
        RedirectUri = session.SignIn.RedirectUri,
        TimeZone = draft.TimeZone ?? session.TimeZone,
        Storage = Storage(draft, client.Secret is not null || session.SignIn.Refresh is not null),
        // A client without secrets has nothing to keep in the vault.
        VaultName = client.Secret is not null || session.SignIn.Refresh is not null ? draft.VaultName : null,
        SavedAt = session.Client.Time.GetUtcNow(),
    };

    private static ProfileStorage Storage(ProfileDraft draft, bool hasSecret) =>
        !hasSecret ? ProfileStorage.None
        : draft.VaultName is not null ? ProfileStorage.Vault
        : draft.AllowPlaintextFile ? ProfileStorage.PlaintextFile
        : ProfileStorage.Protected;
}
