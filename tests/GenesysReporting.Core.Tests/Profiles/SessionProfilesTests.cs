using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Profiles;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Profiles;

/// <summary>Saving sessions, and what a saved session is afterwards.</summary>
public sealed class SessionProfilesTests : IDisposable
{
    private static readonly ProfileDraft Prod = new("prod");
    private readonly ProfileFixture _fixture = new();

    private ProfileStore Store => _fixture.Store;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_client_s_session_is_saved_with_its_secret()
    {
        GenesysSession session = await _fixture.ConnectAsync(refreshToken: null);

        GenesysProfile saved = await SaveAsync(session, Prod with { TimeZone = "Europe/Paris" });

        Assert.Equal(saved, Store.Get("prod"));
        Assert.Null(saved.RedirectUri);
        Assert.Equal(
            ("mypurecloud.ie", "Example", GenesysGrantType.ClientCredentials, "client-1", "Europe/Paris"),
            (saved.Region, saved.Organization, saved.GrantType, saved.ClientId, saved.TimeZone));
        Assert.Equal(Sessions.SecretText, Store.ReadSecrets(saved).ClientSecret!.Reveal());
        Assert.Null(Store.ReadSecrets(saved).RefreshToken);
        Assert.Equal("prod", session.Profile);
    }

    [Fact]
    public async Task A_user_s_session_lives_from_its_profile_once_it_is_saved()
    {
        GenesysSession session = await _fixture.ConnectAsync();
        GenesysProfile saved = await SaveAsync(session, Prod);
        Assert.Equal(_fixture.Platform.Alive, _fixture.SavedRefreshToken());

        GenesysSession other = await _fixture.ConnectAsync(saved);
        await ProfileFixture.RenewAsync(session);
        await ProfileFixture.RenewAsync(other);

        Assert.Equal(_fixture.Platform.Alive, _fixture.SavedRefreshToken());
    }

    [Fact]
    public async Task Saving_while_others_renew_loses_nothing()
    {
        GenesysSession session = await _fixture.ConnectAsync();
        await SaveAsync(session, Prod);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(
            () => i % 2 == 0 ? (Task)ProfileFixture.RenewAsync(session) : SaveAsync(session, Prod))));

        await ProfileFixture.RenewAsync(session);
        Assert.Equal(_fixture.Platform.Alive, _fixture.SavedRefreshToken());
    }

    [Fact]
    public async Task Saving_again_changes_the_storage_and_keeps_the_token()
    {
        GenesysSession session = await _fixture.ConnectAsync();
        await SaveAsync(session, Prod);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        GenesysProfile saved = await SaveAsync(session, Prod with { AllowPlaintextFile = true });

        Assert.Equal(ProfileStorage.PlaintextFile, saved.Storage);
        Assert.Empty(_fixture.Vaults.Kept);
        await ProfileFixture.RenewAsync(session);
        Assert.Equal(_fixture.Platform.Alive, _fixture.SavedRefreshToken());
    }

    [Fact]
    public async Task Another_client_s_profile_is_replaced_only_when_asked_to()
    {
        Store.Save(ProfileFixture.Profile(clientId: "client-2"), ProfileFixture.Secrets("other"));
        GenesysSession session = await _fixture.ConnectAsync(refreshToken: null);

        var error = await Assert.ThrowsAsync<InputException>(() => SaveAsync(session, Prod));

        Assert.Equal("ProfileExists", error.ErrorId);
        Assert.Contains("'client-2' in mypurecloud.ie", error.Message, StringComparison.Ordinal);
        Assert.Equal("other", _fixture.SavedRefreshToken());

        await SaveAsync(session, Prod with { Replace = true });
        Assert.Equal("client-1", Store.Get("prod").ClientId);
    }

    [Fact]
    public async Task What_would_keep_a_profile_from_being_saved_is_known_before_anybody_signs_in()
    {
        ConnectOptions options = ProfileFixture.Options(null);
        Assert.Equal("ProfileNameUnusable", Refusal(new ProfileDraft("a/b"), options));
        _fixture.Vaults.IsBroken = true;
        Assert.Equal("ProtectedStoreUnavailable", Refusal(Prod, options));
        Assert.Equal("TokenNotSavable", Refusal(Prod, new ConnectOptions
        {
            Endpoints = options.Endpoints, GrantType = GenesysGrantType.AccessToken, AccessToken = Secret.From("t"),
        }));
        GenesysSession session = await _fixture.ConnectAsync(refreshToken: null);
        await Assert.ThrowsAsync<InstallationException>(() => SaveAsync(session, Prod));
        Assert.Null(session.Profile);
        Assert.Empty(Store.List());
    }

    [Fact]
    public async Task A_supplied_token_cannot_be_saved()
    {
        GenesysSession session = await _fixture.ConnectAsync(new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
            GrantType = GenesysGrantType.AccessToken,
            AccessToken = Secret.From("supplied"),
            Transport = new TransportOptions { Time = Sessions.Clock() },
        });

        Assert.Equal("TokenNotSavable", (await Assert.ThrowsAsync<InputException>(() => SaveAsync(session, Prod))).ErrorId);
    }

    [Fact]
    public async Task A_session_that_lives_from_one_profile_cannot_be_saved_as_another()
    {
        GenesysSession session = await _fixture.ConnectAsync(_fixture.SaveUser());

        var error = await Assert.ThrowsAsync<InputException>(() => SaveAsync(session, new ProfileDraft("second")));

        Assert.Equal("ProfileInUse", error.ErrorId);
        Assert.Null(Store.Find("second"));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_the_token_with_the_session()
    {
        GenesysSession session = await _fixture.ConnectAsync();
        _fixture.Vaults.BeforeWrite = () => throw new IOException("disk full");

        await Assert.ThrowsAsync<InputException>(() => SaveAsync(session, Prod));

        Assert.Empty(Store.List());
        await ProfileFixture.RenewAsync(session);
        Assert.Null(session.Profile);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Reports")]
    public async Task A_public_client_without_a_refresh_token_saves_nothing_secret_and_is_revoked_as_ever(string? vault)
    {
        var redirect = Browser.FreeRedirect();
        var transport = new FakeTransport(request => request.IsTokenRequest() ? Answer.Token("pkce-token") : Answer.Me);
        _fixture.Vaults.IsBroken = true;
        GenesysSession session = await SessionConnector.ConnectAsync(
            new ConnectOptions
            {
                Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
                GrantType = GenesysGrantType.AuthorizationCode,
                ClientId = "client-1",
                Redirect = redirect,
                ShowSignIn = new Browser(redirect).Answering(state => $"code=c0de&state={state}"),
                Transport = new TransportOptions { Time = Sessions.Clock() },
            },
            transport,
            null,
            default);

        GenesysProfile saved = await SaveAsync(session, Prod with { VaultName = vault });

        Assert.Equal((ProfileStorage.None, redirect.Text), (saved.Storage, saved.RedirectUri));
        Assert.Equal(saved, Store.Get("prod"));
        Assert.Same(ProfileSecrets.None, Store.ReadSecrets(saved));
        Assert.False(session.IsTokenShared);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Disconnecting_revokes_a_profiles_token_only_when_asked_to(bool revoke, int revocations)
    {
        GenesysSession session = await _fixture.ConnectAsync(_fixture.SaveUser());

        await SessionConnector.DisconnectAsync(session, revoke, default);

        Assert.Equal(revocations, _fixture.Platform.Revocations);
        Assert.False(session.IsConnected);
    }

    [Fact]
    public async Task Disconnecting_a_client_s_session_revokes_its_own_token_though_it_is_saved()
    {
        GenesysSession session = await _fixture.ConnectAsync(refreshToken: null);
        await SaveAsync(session, Prod);

        await SessionConnector.DisconnectAsync(session, revoke: false, default);

        Assert.Equal(1, _fixture.Platform.Revocations);
    }

    [Fact]
    public async Task Neither_session_nor_draft_shows_a_secret()
    {
        GenesysSession session = await _fixture.ConnectAsync();
        await SaveAsync(session, Prod);

        string shown = JsonSerializer.Serialize(session) + session + JsonSerializer.Serialize(Prod) + Prod;

        Assert.DoesNotContain(Sessions.SecretText, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", shown, StringComparison.Ordinal);
    }

    private Task<GenesysProfile> SaveAsync(GenesysSession session, ProfileDraft draft) =>
        SessionProfiles.SaveAsync(session, _fixture.NewStore(), draft, default);

    private string Refusal(ProfileDraft draft, ConnectOptions options) =>
        Assert.ThrowsAny<GenesysException>(() => SessionProfiles.Check(Store, draft, options)).ErrorId;
}
