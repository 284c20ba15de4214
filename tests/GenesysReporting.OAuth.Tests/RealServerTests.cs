using System.Net;
using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Errors;
using GenesysReporting.Http;
using GenesysReporting.Profiles;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.OAuth.Tests;

/// <summary>
/// The grants of users with a certified OAuth server, and a real browser where they need one. After each test everything that was printed,
/// logged and stored up to then is searched for all secrets that were used up to then.
/// </summary>
public sealed class RealServerTests(OAuthServer server) : IClassFixture<OAuthServer>, IAsyncLifetime
{
    private static readonly string[] Handed = ["code", "access token", "refresh token", "verifier"];
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 30, 15, TimeSpan.Zero));
    private readonly List<KnownSecret> _wrongSecrets = [];
    private int _before;

    public async Task InitializeAsync() => _before = Tools.Missing is null ? (await server.SecretsAsync()).Count : 0;

    public async Task DisposeAsync()
    {
        if (Tools.Missing is null)
        {
            Assert.Empty(server.Evidence.Find([.. await server.SecretsAsync(), .. _wrongSecrets]));
        }
    }

    [RealServerFact]
    public async Task A_client_with_a_secret_signs_in_without_PKCE()
    {
        var user = new BrowserUser(server, server.Redirect);

        GenesysSession session = await ConnectAsync(user, OAuthServer.Confidential, server.ClientSecret);

        BrowserPage page = await user.Page;
        Assert.Equal((server.Redirect.Text, 200, "Sign-in received"), (page.Address, page.Status, page.Title));
        Assert.DoesNotContain("code_challenge", user.Address!.Query, StringComparison.Ordinal);
        Assert.Equal(("Ada", "user-1", "Proving Ground"), (session.User, session.UserId, session.Organization));
        Assert.Equal(OAuthServer.Confidential, session.ClientId);
        Assert.True(session.CanRenew);
        Assert.Equal(["code", "access token", "refresh token"], await NewAsync(Handed));
    }

    [RealServerFact]
    public async Task A_client_without_a_secret_signs_in_with_PKCE_and_cannot_renew()
    {
        var user = new BrowserUser(server, server.Redirect);

        GenesysSession session = await ConnectAsync(user, OAuthServer.Open, null);

        Assert.Equal("Sign-in received", (await user.Page).Title);
        Assert.Contains("code_challenge_method=S256", user.Address!.Query, StringComparison.Ordinal);
        Assert.Equal(("Ada", OAuthServer.Open, false), (session.User, session.ClientId, session.CanRenew));
        Assert.Equal(["code", "access token", "verifier"], await NewAsync(Handed));
    }

    [RealServerFact]
    public async Task An_assertion_signs_in_once_and_without_a_refresh_token()
    {
        GenesysSession session = await AssertAsync(OAuthServer.Organization, "first");

        Assert.Equal(("Ada", OAuthServer.Asserting, false), (session.User, session.ClientId, session.CanRenew));
        await SessionConnector.ProveAsync(session, default);
        var again = await FailsAsync<SignInException>(() => AssertAsync(OAuthServer.Organization, "first"));
        var elsewhere = await FailsAsync<SignInException>(() => AssertAsync("another", "second"));
        Assert.Equal(("AssertionRejected", "AssertionRejected"), (again.ErrorId, elsewhere.ErrorId));
        Assert.Equal(["assertion", "access token", "assertion", "assertion"], await NewAsync([.. Handed, "assertion"]));
    }

    [RealServerFact]
    public async Task Each_renewal_rotates_the_refresh_token_and_a_used_one_ends_the_sign_in()
    {
        GenesysSession session = await ConnectAsync(
            new BrowserUser(server, server.Redirect), OAuthServer.Confidential, server.ClientSecret);
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await SessionConnector.ProveAsync(session, default);
        }

        KnownSecret[] tokens = await SecretsAsync("refresh token");
        Assert.Equal(4, tokens.Select(t => t.Reveal()).Distinct().Count());

        (HttpStatusCode status, string text) = await server.RefreshAsync(tokens[0]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("invalid_grant", text, StringComparison.Ordinal);

        // The server takes the second use for a theft, and the newest token dies with the others.
        _time.Advance(TimeSpan.FromDays(1));
        var error = await FailsAsync<SignInException>(() => SessionConnector.ProveAsync(session, default));
        Assert.Equal("RefreshTokenRejected", error.ErrorId);
        server.Evidence.AddSession(session);
    }

    [RealServerFact]
    public async Task A_token_that_was_revoked_under_the_session_is_renewed()
    {
        GenesysSession session = await ConnectAsync(
            new BrowserUser(server, server.Redirect), OAuthServer.Confidential, server.ClientSecret);
        KnownSecret token = (await SecretsAsync("access token")).Single();
        Assert.Equal(HttpStatusCode.OK, await server.CallAsync(HttpMethod.Delete, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await server.CallAsync(HttpMethod.Get, token));

        await SessionConnector.ProveAsync(session, default);

        Assert.Equal(2, (await SecretsAsync("access token")).Length);
    }

    [RealServerFact]
    public async Task Disconnecting_revokes_the_token_on_the_server()
    {
        GenesysSession session = await ConnectAsync(new BrowserUser(server, server.Redirect), OAuthServer.Open, null);
        KnownSecret token = (await SecretsAsync("access token")).Single();
        Assert.Equal(HttpStatusCode.OK, await server.CallAsync(HttpMethod.Get, token));

        await SessionConnector.DisconnectAsync(session, revoke: false, default);

        Assert.Equal(HttpStatusCode.Unauthorized, await server.CallAsync(HttpMethod.Get, token));
        server.Evidence.AddSession(session);
    }

    [RealServerFact]
    public async Task A_user_who_denies_ends_the_sign_in_with_the_servers_words()
    {
        var user = new BrowserUser(server, server.Redirect) { Denies = true };

        var error = await FailsAsync<SignInException>(
            () => ConnectAsync(user, OAuthServer.Confidential, server.ClientSecret));

        Assert.Equal("SignInDenied", error.ErrorId);
        Assert.Contains("access_denied, the user said no", error.Message, StringComparison.Ordinal);
        BrowserPage page = await user.Page;
        Assert.Equal((server.Redirect.Text, 400, "The sign-in failed"), (page.Address, page.Status, page.Title));
        Assert.Contains("the user said no", page.Text, StringComparison.Ordinal);
        Assert.Empty(await NewAsync(Handed));
    }

    [RealServerFact]
    public async Task A_redirect_with_a_slash_too_many_stays_on_the_servers_page_and_the_error_shows_the_string()
    {
        RedirectTarget redirect = RedirectTarget.Parse(server.Redirect.Text + "/");
        var user = new BrowserUser(server, redirect);
        Task<GenesysSession> connecting = ConnectAsync(user, OAuthServer.Confidential, server.ClientSecret);

        BrowserPage page = await user.Page;
        _time.Advance(TimeSpan.FromMinutes(6));
        var error = await FailsAsync<SignInException>(() => connecting);

        Assert.Equal(("/oauth/authorize", 400), (new Uri(page.Address).AbsolutePath, page.Status));
        Assert.Contains("invalid_redirect_uri", page.Text, StringComparison.Ordinal);
        Assert.Equal("SignInTimedOut", error.ErrorId);
        Assert.Contains(redirect.Text, error.NextStep, StringComparison.Ordinal);
    }

    [RealServerFact]
    public async Task A_wrong_secret_is_distinguished_from_everything_else()
    {
        string wrong = OAuthServer.NewSecret();
        _wrongSecrets.Add(new KnownSecret("wrong client secret", wrong));
        var user = new BrowserUser(server, server.Redirect);

        var error = await FailsAsync<SignInException>(() => ConnectAsync(user, OAuthServer.Confidential, wrong));

        Assert.Equal("ClientSecretRejected", error.ErrorId);
        Assert.Equal(["code"], await NewAsync(Handed));
    }

    [RealServerFact]
    public async Task A_client_that_has_a_secret_is_not_accepted_without_it()
    {
        var user = new BrowserUser(server, server.Redirect);

        var error = await FailsAsync<SignInException>(() => ConnectAsync(user, OAuthServer.Confidential, null));

        Assert.Equal("ClientNotPublic", error.ErrorId);
    }

    [RealServerFact]
    public async Task A_client_of_the_code_grant_may_not_use_client_credentials()
    {
        var options = new ConnectOptions
        {
            Endpoints = server.Endpoints,
            ClientId = OAuthServer.Confidential,
            ClientSecret = Secret.From(server.ClientSecret),
        };

        var error = await FailsAsync<SignInException>(() => OpenAsync(options, default));

        Assert.Equal("GrantNotAllowed", error.ErrorId);
    }

    [RealServerFact]
    public async Task A_saved_profile_signs_in_without_a_browser_and_keeps_its_secrets_in_the_vault_alone()
    {
        GenesysSession first = await ConnectAsync(
            new BrowserUser(server, server.Redirect), OAuthServer.Confidential, server.ClientSecret);
        string folder = Directory.CreateTempSubdirectory("profiles").FullName;
        var vault = new MemoryVault();
        var store = new ProfileStore(folder, vault, TimeProvider.System);
        try
        {
            GenesysProfile saved = await SessionProfiles.SaveAsync(first, store, new ProfileDraft("proof"), default);
            server.Evidence.AddFolder(folder);
            var unused = new BrowserUser(server, server.Redirect);
            var keeper = new ProfileRefreshToken(store, saved);
            GenesysSession second = await OpenAsync(
                Options(unused, OAuthServer.Confidential, server.ClientSecret, keeper), default);

            Assert.Equal(("Ada", null), (second.User, unused.Address));
            Assert.Equal(2, (await SecretsAsync("refresh token")).Length);
            server.Evidence.AddFolder(folder);

            // The same search does find them where they belong: the rotated token, and the first no more.
            var kept = new Evidence();
            kept.Add("vault", vault.Text);
            KnownSecret[] tokens = await SecretsAsync("refresh token");
            Assert.Empty(kept.Find([tokens[0]]));
            Assert.Equal(["refresh token in vault"], kept.Find([tokens[1]]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [RealServerFact]
    public async Task The_search_knows_every_kind_of_secret_and_every_place()
    {
        await ConnectAsync(new BrowserUser(server, server.Redirect), OAuthServer.Confidential, server.ClientSecret);
        await ConnectAsync(new BrowserUser(server, server.Redirect), OAuthServer.Open, null);
        await FailsAsync<SignInException>(() => ConnectAsync(
            new BrowserUser(server, server.Redirect) { Denies = true }, OAuthServer.Open, null));

        await AssertAsync(OAuthServer.Organization, "evidence");

        server.AddFiles();
        IReadOnlyList<KnownSecret> secrets = await server.SecretsAsync();
        Assert.Equal(
            ["access token", "assertion", "authorization", "client secret", "code", "key", "password", "refresh token", "verifier"],
            secrets.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(secrets, s => Assert.True(s.Reveal().Length >= 40, s.Kind));
        Assert.Contains(server.Evidence.Sources, source => source.StartsWith("file ", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { "drive.mjs", "exceptions", "network log", "notices", "server.mjs", "session" },
            server.Evidence.Sources.ToHashSet());
    }

    private Task<GenesysSession> ConnectAsync(BrowserUser user, string clientId, string? secret) =>
        user.WatchAsync(stop => OpenAsync(Options(user, clientId, secret), stop));

    private Task<GenesysSession> AssertAsync(string organization, string id) => OpenAsync(
        new ConnectOptions
        {
            Endpoints = server.Endpoints,
            GrantType = GenesysGrantType.Saml2Bearer,
            ClientId = OAuthServer.Asserting,
            ClientSecret = Secret.From(server.ClientSecret),
            Assertion = Secret.From(Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"<Response ID=\"{id}\"><Assertion><Subject><NameID>{OAuthServer.Login}</NameID></Subject></Assertion></Response>"))),
            OrganizationName = organization,
            Transport = new TransportOptions { Time = _time },
        },
        default);

    private async Task<GenesysSession> OpenAsync(ConnectOptions options, CancellationToken cancellationToken)
    {
        GenesysSession session = await SessionConnector.ConnectAsync(
            options, new HttpTransportFactory(), new NoticeLog(server.Evidence), cancellationToken);
        server.Evidence.AddSession(session);
        return session;
    }

    private ConnectOptions Options(
        BrowserUser user, string clientId, string? secret, IRefreshTokenKeeper? refreshToken = null) => new()
    {
        Endpoints = server.Endpoints,
        GrantType = GenesysGrantType.AuthorizationCode,
        ClientId = clientId,
        ClientSecret = secret is null ? null : Secret.From(secret),
        RefreshToken = refreshToken,
        Redirect = user.Redirect,
        ShowSignIn = user.Show,
        Transport = new TransportOptions { Time = _time },
    };

    private async Task<T> FailsAsync<T>(Func<Task> work)
        where T : Exception
    {
        var error = await Assert.ThrowsAsync<T>(work);
        server.Evidence.AddException(error);
        return error;
    }

    private async Task<KnownSecret[]> SecretsAsync(params string[] kinds) =>
        [.. (await server.SecretsAsync()).Skip(_before).Where(s => kinds.Contains(s.Kind))];

    /// <summary>Returns the kinds of secrets that this test got from the server or sent to it, in order.</summary>
    private async Task<IEnumerable<string>> NewAsync(params string[] kinds) => (await SecretsAsync(kinds)).Select(s => s.Kind);
}
