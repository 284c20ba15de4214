using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GenesysReporting.Sandbox.Tests;

public sealed class AuthorizeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_redirects_with_a_code_and_the_state(bool pkce)
    {
        using var steps = new SignInSteps();
        string query = pkce ? steps.PkceQuery(("state", "s1")) : steps.CodeQuery(("state", "s1"));
        using HttpResponseMessage answer = await steps.Press(query);
        Assert.Matches("^http://localhost:8080/callback\\?code=[A-Za-z0-9_-]{86}&state=s1$", SignInSteps.Location(answer));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_page_is_plain_html_without_scripts_and_lists_the_active_users()
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer = await steps.Open(steps.CodeQuery());
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(11, Regex.Count(html, "type=\"radio\""));
        Assert.Single(Regex.Matches(html, " checked>"));
        Assert.DoesNotContain("Paul Gone", html, StringComparison.Ordinal);
        Assert.Contains(">Deny</button>", html, StringComparison.Ordinal);
        Assert.Equal(11, steps.Server.Users.Count);
    }

    [Theory]
    [InlineData("client_id", null)]
    [InlineData("client_id", "3f1c8a1e-0000-4000-8000-000000000000")]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "http://localhost:8080/callback/")]
    [InlineData("redirect_uri", "http://localhost:8080/Callback")]
    [InlineData("redirect_uri", "http://localhost:8080/callback?a=b")]
    [InlineData("redirect_uri", "http://localhost:8081/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:8080/callback")]
    [InlineData("redirect_uri", "https://elsewhere.example/")]
    public async Task No_browser_is_sent_to_an_address_that_is_not_the_clients(string name, string? value)
    {
        using var steps = new SignInSteps(new SandboxOptions { AutoSignIn = "Alice Martin" });
        using HttpResponseMessage answer = await steps.Open(steps.CodeQuery((name, value)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.False(answer.Headers.Contains("Location"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_client_of_another_grant_or_a_disabled_one_gets_a_page(int client)
    {
        using var steps = new SignInSteps();
        steps.Server.AddRedirectUri(steps.Server.Clients[client].ClientId, SignInSteps.Callback);
        steps.Server.DisableClient(steps.Server.CodeClientId);
        using HttpResponseMessage answer =
            await steps.Open(steps.CodeQuery(("client_id", steps.Server.Clients[client].ClientId)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Location"));
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("redirect_uri")]
    public async Task A_duplicate_address_or_client_gets_a_page(string name)
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer =
            await steps.Open(steps.CodeQuery() + $"&{name}=" + Uri.EscapeDataString(SignInSteps.Callback));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Location"));
    }

    [Theory]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "code token", "unsupported_response_type")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge", "0123456789012345678901234567890123456789+/=", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", "s256", "invalid_request")]
    [InlineData("org", "acme", "invalid_request")]
    [InlineData("provider", "okta", "invalid_request")]
    [InlineData("prompt", "none", "invalid_request")]
    public async Task A_wrong_parameter_is_reported_to_the_client(string name, string? value, string error)
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer = await steps.Open(steps.PkceQuery((name, value), ("state", "x")));
        Assert.Equal(error, SignInSteps.Field(answer, "error"));
        Assert.Equal("x", SignInSteps.Field(answer, "state"));
        Assert.Null(SignInSteps.Field(answer, "code"));
        Assert.NotEmpty(SignInSteps.Field(answer, "error_description")!);
        Assert.Equal(SignInSteps.Field(answer, "error_description"), SignInSteps.Field(answer, "description"));
    }

    [Fact]
    public async Task A_public_client_without_any_proof_key_is_refused()
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer =
            await steps.Open(steps.PkceQuery(("code_challenge", null), ("code_challenge_method", null)));
        Assert.Equal("invalid_request", SignInSteps.Field(answer, "error"));
    }

    [Fact]
    public async Task A_duplicate_state_is_refused_without_a_state()
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer = await steps.Open(steps.CodeQuery() + "&state=a&state=b");
        Assert.Equal("invalid_request", SignInSteps.Field(answer, "error"));
        Assert.Null(SignInSteps.Field(answer, "state"));
    }

    [Fact]
    public async Task The_known_options_of_the_page_are_used_and_others_ignored()
    {
        using var steps = new SignInSteps();
        string query = steps.CodeQuery(
            ("org", "acme"), ("provider", "okta"), ("prompt", "login"), ("login_hint", steps.Server.Users[4].Email + ":acme"),
            ("scope", "everything"), ("nonce", "1"));
        using HttpResponseMessage answer = await steps.Open(query);
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"value=\"{steps.Server.Users[4].Id}\" checked>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SandboxErrorText.Both, true, true)]
    [InlineData(SandboxErrorText.ErrorDescription, true, false)]
    [InlineData(SandboxErrorText.Description, false, true)]
    public async Task Deny_redirects_with_access_denied(SandboxErrorText names, bool errorDescription, bool description)
    {
        using var steps = new SignInSteps(new SandboxOptions { RedirectErrorText = names });
        using HttpResponseMessage answer = await steps.Press(steps.CodeQuery(("state", "a b")), "deny");
        Assert.Equal("access_denied", SignInSteps.Field(answer, "error"));
        Assert.Equal("a b", SignInSteps.Field(answer, "state"));
        Assert.Equal(errorDescription, SignInSteps.Field(answer, "error_description") is not null);
        Assert.Equal(description, SignInSteps.Field(answer, "description") is not null);
        Assert.Null(SignInSteps.Field(answer, "code"));
    }

    [Theory]
    [InlineData("action=sign-in")]
    [InlineData("action=sign-in&user=nobody")]
    [InlineData("action=dance")]
    [InlineData("")]
    public async Task A_form_without_a_user_does_not_redirect(string form)
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer = await steps.Sandbox.Http.PostAsync(
            new Uri(steps.Server.LoginUri, "oauth/authorize?" + steps.CodeQuery()),
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Location"));
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        using var steps = new SignInSteps();
        using HttpResponseMessage answer =
            await steps.Sandbox.Http.DeleteAsync(new Uri(steps.Server.LoginUri, "oauth/authorize?" + steps.CodeQuery()));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("Alice Martin")]
    [InlineData("alice martin")]
    [InlineData("AGENT1@sandbox.example")]
    public async Task A_browser_that_is_already_signed_in_sees_no_page(string user)
    {
        using var steps = new SignInSteps(new SandboxOptions { AutoSignIn = user });
        using HttpResponseMessage answer = await steps.Open(steps.PkceQuery(("state", "x")));
        Assert.NotNull(SignInSteps.Field(answer, "code"));
        Assert.Equal("x", SignInSteps.Field(answer, "state"));
        using HttpResponseMessage asked = await steps.Open(steps.PkceQuery(("prompt", "login")));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Theory]
    [InlineData("Nobody", "No active user is called 'Nobody'")]
    [InlineData("Paul Gone", "No active user")]
    [InlineData("", "No active user")]
    [InlineData("Sam Lee", "several users")]
    public void An_unknown_or_ambiguous_user_for_the_sign_in_is_refused_at_the_start(string user, string text)
    {
        ArgumentException e =
            Assert.Throws<ArgumentException>(() => SandboxServer.Start(new SandboxOptions { AutoSignIn = user }));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> OddStates =>
    [
        "", "=", "a=b&c=d", "a b", "a+b", "%41", "%", "100%25", "é", "العربية", "🦊", "'\"<>`{}|\\^[]", "line\r\nSet-Cookie: a=b",
        "\0\u0001\u007f", "#fragment", "?a", "/../", "</textarea><b>x</b>", new string('x', 4000),
    ];

    [Theory]
    [MemberData(nameof(OddStates))]
    public async Task The_state_is_returned_unchanged(string state)
    {
        using var auto = new SignInSteps(new SandboxOptions { AutoSignIn = "Alice Martin" });
        using var steps = new SignInSteps();
        using HttpResponseMessage atOnce = await auto.Open(auto.CodeQuery(("state", state)));
        using HttpResponseMessage pressed = await steps.Press(steps.CodeQuery(("state", state)));
        using HttpResponseMessage denied = await steps.Press(steps.CodeQuery(("state", state)), "deny");
        foreach (HttpResponseMessage answer in new[] { atOnce, pressed, denied })
        {
            Assert.Equal(state, SignInSteps.Field(answer, "state"));
            Assert.EndsWith("&state=" + Uri.EscapeDataString(state), SignInSteps.Location(answer), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Any_state_is_returned_unchanged()
    {
        using var steps = new SignInSteps(new SandboxOptions { AutoSignIn = "Alice Martin" });
        var random = new Random(20260610);
        for (int i = 0; i < 100; i++)
        {
            byte[] bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            string raw = string.Concat(bytes.Select(letter => $"%{letter:x2}"));
            using HttpResponseMessage answer = await steps.Open(steps.CodeQuery() + "&state=" + raw);
            byte[] state = Encoding.ASCII.GetBytes(SignInSteps.Location(answer).Split("&state=")[1]);
            Assert.Equal(bytes, WebUtility.UrlDecodeToBytes(state, 0, state.Length));
        }
    }

    [Fact]
    public async Task A_state_of_raw_bytes_is_returned_unchanged_and_does_not_break_the_header()
    {
        using var steps = new SignInSteps(new SandboxOptions { AutoSignIn = "Alice Martin" });
        byte[] line = [.. Encoding.ASCII.GetBytes($"GET /oauth/authorize?{steps.CodeQuery()}&state=a"), 0xE9, (byte)'\r', (byte)'"', (byte)'#',
            .. " HTTP/1.1\r\nConnection: close\r\n\r\n"u8];
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, steps.Server.LoginUri.Port);
        await client.GetStream().WriteAsync(line);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        string answer = await reader.ReadToEndAsync();
        Assert.Contains("&state=a%E9%0D%22%23\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login_hint")]
    [InlineData("org")]
    [InlineData("provider")]
    [InlineData("state")]
    [InlineData("unknown")]
    public async Task All_texts_on_the_page_are_escaped(string name)
    {
        const string Attack = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";
        using var steps = new SignInSteps();
        (string, string?)[] rest = name is "org" ? [("provider", "okta")] : name is "provider" ? [("org", "acme")] : [];
        using HttpResponseMessage answer = await steps.Open(steps.CodeQuery([(name, Attack), .. rest]));
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name is "login_hint" or "org" or "provider", html.Contains(WebUtility.HtmlEncode(Attack), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_and_addresses_on_the_page_are_escaped_and_error_pages_echo_nothing()
    {
        const string Uri = "http://localhost:8080/it's?a=b&c=\"<b>";
        using var steps = new SignInSteps();
        steps.Server.AddRedirectUri(steps.Server.CodeClientId, Uri);
        string html = await (await steps.Open(steps.CodeQuery(("redirect_uri", Uri)))).Content.ReadAsStringAsync();
        string error = await (await steps.Open(steps.CodeQuery(("redirect_uri", "<b>")))).Content.ReadAsStringAsync();
        Assert.Contains("it&#39;s?a=b&amp;c=&quot;&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Ivy &quot;Ace&quot; Stone", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_address_keeps_its_own_query()
    {
        using var steps = new SignInSteps();
        steps.Server.AddRedirectUri(steps.Server.PkceClientId, "http://127.0.0.1:5123/back?tenant=a");
        using HttpResponseMessage answer =
            await steps.Press(steps.PkceQuery(("redirect_uri", "http://127.0.0.1:5123/back?tenant=a")));
        Assert.StartsWith("http://127.0.0.1:5123/back?tenant=a&code=", SignInSteps.Location(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/callback")]
    [InlineData("localhost:8080")]
    [InlineData("ftp://localhost/")]
    [InlineData("http://localhost/#fragment")]
    [InlineData("http://localhost/a b")]
    [InlineData("http://localhost/é")]
    [InlineData("http://localhost/\r\nSet-Cookie: a=b")]
    public void Only_addresses_can_be_registered(string uri)
    {
        using var steps = new SignInSteps();
        Assert.Throws<ArgumentException>(() => steps.Server.AddRedirectUri(steps.Server.CodeClientId, uri));
        Assert.Throws<ArgumentException>(() => steps.Server.AddRedirectUri("nobody", SignInSteps.Callback));
    }
}
