using System.Net;
using System.Security.Cryptography;
using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Auth.Code;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Auth;

/// <summary>The authorization code grant over a real loopback callback and a fake platform.</summary>
public class UserSignInTests
{
    private readonly FakeTimeProvider _time = Sessions.Clock();
    private readonly RedirectTarget _redirect = Browser.FreeRedirect();
    private readonly Browser _browser;

    public UserSignInTests() => _browser = new Browser(_redirect);

    [Fact]
    public async Task A_confidential_client_exchanges_the_code_with_its_secret_and_without_PKCE()
    {
        var platform = new UserPlatform();

        GenesysSession session = await ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}");

        TransportRequest sent = platform.TokenRequests.Single();
        Assert.StartsWith("Basic ", sent.Authorization, StringComparison.Ordinal);
        Assert.Equal(
            $"grant_type=authorization_code&code=c0de&redirect_uri={Uri.EscapeDataString(_redirect.Text)}", sent.Text());
        Assert.DoesNotContain("code_challenge", _browser.Address!.Query, StringComparison.Ordinal);
        Assert.Equal(("Ada", "user-1", true), (session.User, session.UserId, session.CanRenew));
    }

    [Fact]
    public async Task A_public_client_proves_itself_with_the_verifier_of_its_challenge_and_sends_no_Authorization()
    {
        var platform = new UserPlatform { RefreshToken = null };

        GenesysSession session = await ConnectAsync(platform, null, state => $"code=c0de&state={state}");

        TransportRequest sent = platform.TokenRequests.Single();
        Dictionary<string, string> form = sent.Form();
        Assert.Null(sent.Authorization);
        Assert.Equal("client-1", form["client_id"]);
        Assert.Equal("S256", Browser.Field(_browser.Address!, "code_challenge_method"));
        Assert.Equal(
            Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))),
            Browser.Field(_browser.Address!, "code_challenge"));
        Assert.InRange(form["code_verifier"].Length, 43, 128);
        Assert.False(session.CanRenew);
        Assert.NotNull(session.ExpiresAt);
    }

    [Fact]
    public async Task The_sign_in_page_is_on_the_login_host_and_asks_for_no_scope()
    {
        await ConnectAsync(new UserPlatform(), "secret-1", state => $"code=c0de&state={state}");

        Assert.Equal("https://login.mypurecloud.ie/oauth/authorize", _browser.Address!.GetLeftPart(UriPartial.Path));
        Assert.Equal("code", Browser.Field(_browser.Address!, "response_type"));
        Assert.Equal(_redirect.Text, Browser.Field(_browser.Address!, "redirect_uri"));
        Assert.DoesNotContain("scope", _browser.Address!.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state={0}", "CallbackMalformed")]
    [InlineData("error=access_denied&error_description=no+way&state={0}", "SignInDenied")]
    [InlineData("error=access_denied&description=no%20way&state={0}", "SignInDenied")]
    public async Task Each_bad_answer_ends_the_sign_in_with_its_own_error(string query, string errorId)
    {
        var platform = new UserPlatform();

        var error = await Assert.ThrowsAsync<SignInException>(
            () => ConnectAsync(platform, "secret-1", state => query.Replace("{0}", state, StringComparison.Ordinal)));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(platform.TokenRequests);
        Assert.DoesNotContain("c0de", error.ToString() + error.NextStep, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.Shown).Status);
        if (errorId == "SignInDenied")
        {
            Assert.Contains("access_denied, no way", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("code=c0de&state=wrong")]
    [InlineData("code=c0de")]
    [InlineData("code=c0de&state=")]
    [InlineData("code=c0de&state={0}&state={0}")]
    [InlineData("code=c0de&code=c0de&state={0}")]
    [InlineData("code=c0de&state={0}&error=x&error=x")]
    [InlineData("error=access_denied&error_description=no+way")]
    [InlineData("error=access_denied&state=wrong")]
    [InlineData("")]
    public async Task An_answer_that_does_not_belong_to_the_sign_in_is_ignored_and_the_wait_continues(string query)
    {
        var platform = new UserPlatform();
        var shown = new TaskCompletionSource<Uri>();
        Task<GenesysSession> connecting = ConnectAsync(platform, Options("secret-1", shown.SetResult));
        string state = Uri.EscapeDataString(Browser.Field(await shown.Task, "state"));

        (HttpStatusCode status, string page) = await Browser.GetAsync($"{_redirect.Text}?{query.Replace("{0}", state, StringComparison.Ordinal)}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("still waiting", page, StringComparison.Ordinal);
        Assert.False(connecting.IsCompleted);
        Assert.Empty(platform.TokenRequests);

        await Browser.GetAsync($"{_redirect.Text}?code=right&state={state}");
        GenesysSession session = await connecting;
        Assert.Contains("code=right", platform.TokenRequests.Single().Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}?code=right&state={1}")]
    [InlineData("  \"{0}?state={1}&code=right#top\"  ")]
    [InlineData("?code=right&state={1}")]
    public async Task The_address_of_a_browser_on_another_machine_can_be_pasted(string pasted)
    {
        var platform = new UserPlatform();
        var shown = new TaskCompletionSource<Uri>();
        var refused = new List<bool>();
        ConnectOptions options = Options("secret-1", shown.SetResult, async (offer, _) =>
        {
            string state = Uri.EscapeDataString(Browser.Field(await shown.Task, "state"));
            refused.Add(offer("hello"));
            refused.Add(offer($"{_redirect.Text}?code=wrong&state=wrong"));
            refused.Add(offer(pasted.Replace("{0}", _redirect.Text, StringComparison.Ordinal).Replace("{1}", state, StringComparison.Ordinal)));
        });

        GenesysSession session = await ConnectAsync(platform, options);

        Assert.Equal([false, false, true], refused);
        Assert.Contains("code=right", platform.TokenRequests.Single().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reading_of_what_is_pasted_ends_with_the_answer()
    {
        var shown = new TaskCompletionSource<Uri>();
        var ended = new TaskCompletionSource();
        ConnectOptions options = Options("secret-1", shown.SetResult, async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.SetResult();
        });
        Task<GenesysSession> connecting = ConnectAsync(new UserPlatform(), options);
        await Browser.GetAsync($"{_redirect.Text}?code=right&state={Uri.EscapeDataString(Browser.Field(await shown.Task, "state"))}");

        GenesysSession session = await connecting;

        Assert.True(ended.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_end_of_the_wait_says_that_answers_were_ignored()
    {
        var shown = new TaskCompletionSource<Uri>();
        Task<GenesysSession> connecting = ConnectAsync(new UserPlatform(), Options("secret-1", shown.SetResult));
        await shown.Task;
        await Browser.GetAsync($"{_redirect.Text}?code=c0de&state=wrong");
        await Browser.GetAsync($"{_redirect.Text}?error=access_denied");

        var error = await Assert.ThrowsAsync<SignInException>(() => _time.PassTimeAsync(connecting));

        Assert.Equal("SignInTimedOut", error.ErrorId);
        Assert.Contains("2 answers did not belong to this sign-in", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_does_not_show_a_secret_that_it_echoes()
    {
        var error = await Assert.ThrowsAsync<SignInException>(() => ConnectAsync(
            new UserPlatform(), "secret-value-1", state => $"error=access_denied&error_description=it+was+secret-value-1&state={state}"));

        Assert.Equal("SignInDenied", error.ErrorId);
        Assert.Contains("it was ********", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value-1", (await _browser.Shown).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_redirect_says_is_escaped_on_the_page_and_cannot_forge_a_line_in_the_error()
    {
        string text = Uri.EscapeDataString("<script>alert(1)</script>\r\nWARNING: forged");

        var error = await Assert.ThrowsAsync<SignInException>(() => ConnectAsync(
            new UserPlatform(), "secret-1", state => $"error=x&error_description={text}&state={state}"));

        string page = (await _browser.Shown).Page;
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_code_that_is_not_taken_shows_the_redirect_uri_that_must_be_registered()
    {
        var platform = new UserPlatform
        {
            Token = _ => Answer.Json(400, """{"error":"invalid_grant","error_description":"redirect_uri does not match"}"""),
        };

        var error = await Assert.ThrowsAsync<SignInException>(
            () => ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}"));

        Assert.Equal("CodeRejected", error.ErrorId);
        Assert.Contains(_redirect.Text, error.NextStep, StringComparison.Ordinal);
        Assert.Contains("redirect_uri does not match", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_sign_in_ends_after_the_limit_and_frees_the_port()
    {
        Task<GenesysSession> connecting = ConnectAsync(new UserPlatform(), Options("secret-1", _ => { }));

        var error = await Assert.ThrowsAsync<SignInException>(() => _time.PassTimeAsync(connecting));

        Assert.Equal("SignInTimedOut", error.ErrorId);
        Assert.Contains(_redirect.Text, error.NextStep, StringComparison.Ordinal);
        using var again = new CallbackListener(_redirect, "state", ServerText.WithoutSecrets, _time);
    }

    [Fact]
    public async Task Stopping_ends_the_wait_and_frees_the_port()
    {
        using var stop = new CancellationTokenSource();
        Task<GenesysSession> connecting = SessionConnector.ConnectAsync(
            Options("secret-1", _ => stop.Cancel()), new UserPlatform().Transport, null, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);

        using var again = new CallbackListener(_redirect, "state", ServerText.WithoutSecrets, _time);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_before_the_browser_opens()
    {
        using var other = new CallbackListener(_redirect, "state", ServerText.WithoutSecrets, _time);

        var error = await Assert.ThrowsAsync<SignInException>(
            () => ConnectAsync(new UserPlatform(), "secret-1", state => $"code=c0de&state={state}"));

        Assert.Equal("CallbackPortInUse", error.ErrorId);
        Assert.Null(_browser.Address);
    }

    [Fact]
    public async Task A_rotating_refresh_token_is_followed_from_one_renewal_to_the_next()
    {
        var platform = new UserPlatform();
        GenesysSession session = await ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}");

        for (int i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await SessionConnector.ProveAsync(session, default);
        }

        Assert.Equal(
            ["refresh-1", "refresh-2", "refresh-3"],
            platform.TokenRequests.Skip(1).Select(r => r.Form()["refresh_token"]));
        Assert.All(platform.TokenRequests.Skip(1), r => Assert.Equal("refresh_token", r.Form()["grant_type"]));
    }

    [Fact]
    public async Task A_refresh_that_brings_no_new_refresh_token_keeps_the_old_one()
    {
        var platform = new UserPlatform();
        GenesysSession session = await ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}");
        platform.RefreshToken = null;

        for (int i = 0; i < 2; i++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await SessionConnector.ProveAsync(session, default);
        }

        Assert.Equal("refresh-1", platform.TokenRequests.Last().Form()["refresh_token"]);
    }

    [Fact]
    public async Task A_dead_refresh_token_says_that_sign_in_is_needed_again()
    {
        var platform = new UserPlatform();
        GenesysSession session = await ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}");
        platform.Token = _ => Answer.Json(400, """{"error":"invalid_grant","description":"expired"}""");
        _time.Advance(TimeSpan.FromDays(1));

        var error = await Assert.ThrowsAsync<SignInException>(() => SessionConnector.ProveAsync(session, default));

        Assert.Equal("RefreshTokenRejected", error.ErrorId);
        Assert.Contains("Connect-GenesysCloud -GrantType AuthorizationCode", error.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_cannot_renew_uses_its_token_to_the_last_and_then_says_so()
    {
        var platform = new UserPlatform { RefreshToken = null };
        GenesysSession session = await ConnectAsync(platform, null, state => $"code=c0de&state={state}");
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(5));
        await SessionConnector.ProveAsync(session, default);
        platform.Refuses = true;

        var error = await Assert.ThrowsAsync<ApiException>(() => SessionConnector.ProveAsync(session, default));

        Assert.Equal(("SignInEnded", ErrorKind.Authentication), (error.ErrorId, error.Kind));
        Assert.Single(platform.TokenRequests);
    }

    [Fact]
    public async Task A_user_who_may_not_be_read_is_no_reason_to_fail()
    {
        var platform = new UserPlatform { User = Answer.Json(403, """{"code":"not.authorized"}""") };

        GenesysSession session = await ConnectAsync(platform, "secret-1", state => $"code=c0de&state={state}");

        Assert.Null(session.User);
        Assert.True(session.IsConnected);
    }

    private static string Base64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Task<GenesysSession> ConnectAsync(UserPlatform platform, ConnectOptions options) =>
        SessionConnector.ConnectAsync(options, platform.Transport, null, default);

    private Task<GenesysSession> ConnectAsync(UserPlatform platform, string? secret, Func<string, string> query) =>
        ConnectAsync(platform, Options(secret, _browser.Answering(query)));

    private ConnectOptions Options(string? secret, Action<Uri> show, Func<Func<string, bool>, CancellationToken, Task>? readPasted = null) => new()
    {
        Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
        GrantType = GenesysGrantType.AuthorizationCode,
        ClientId = "client-1",
        ClientSecret = secret is null ? null : Secret.From(secret),
        Redirect = _redirect,
        ShowSignIn = show,
        ReadPasted = readPasted,
        Transport = new TransportOptions { Time = _time },
    };

    /// <summary>A platform for one user: each token answer carries the next refresh token.</summary>
    private sealed class UserPlatform
    {
        private int _tokens;

        public UserPlatform() => Transport = new FakeTransport(Respond);

        public FakeTransport Transport { get; }

        public string? RefreshToken { get; set; } = "refresh";

        public Func<TransportRequest, TransportResponse>? Token { get; set; }

        public TransportResponse User { get; init; } = Answer.Json(200, """{"id":"user-1","name":"Ada"}""");

        public bool Refuses { get; set; }

        public IEnumerable<TransportRequest> TokenRequests => Transport.Sent.Where(r => r.IsTokenRequest());

        private TransportResponse Respond(TransportRequest request) => request switch
        {
            _ when request.IsTokenRequest() => Token?.Invoke(request) ?? Grant(),
            _ when Refuses => Answer.Json(401, """{"code":"bad.credentials"}"""),
            { Uri.AbsolutePath: "/api/v2/users/me" } => User,
            _ => Answer.Me,
        };

        private TransportResponse Grant()
        {
            int number = ++_tokens;
            string refresh = RefreshToken is null ? string.Empty : $$""","refresh_token":"{{RefreshToken}}-{{number}}" """;
            return Answer.Json(200, $$"""{"access_token":"token-{{number}}","expires_in":86400{{refresh}}}""");
        }
    }
}
