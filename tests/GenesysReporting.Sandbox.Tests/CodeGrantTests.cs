using System.Net;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class CodeGrantTests
{
    private const string InvalidGrant = "invalid_grant";

    [Fact]
    public async Task A_confidential_client_gets_both_tokens_for_a_code()
    {
        using var steps = new SignInSteps(new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(20) });
        using HttpResponseMessage answer = await steps.Exchange(await steps.Code(steps.CodeQuery()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        JsonElement json = await SandboxFixture.Json(answer);
        Assert.Equal(
            ["access_token", "token_type", "expires_in", "refresh_token"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("bearer", json.GetProperty("token_type").GetString());
        Assert.Equal(1200, json.GetProperty("expires_in").GetInt32());
        Assert.Equal(HttpStatusCode.OK, await steps.Status(json.GetProperty("access_token").GetString()!));
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(json.GetProperty("refresh_token").GetString()!));
    }

    [Fact]
    public async Task A_public_client_gets_only_an_access_token()
    {
        using var steps = new SignInSteps();
        JsonElement json = await SandboxFixture.Json(await steps.ExchangePkce(await steps.Code(steps.PkceQuery())));
        Assert.Equal(["access_token", "token_type", "expires_in"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(HttpStatusCode.OK, await steps.Status(json.GetProperty("access_token").GetString()!));
    }

    [Fact]
    public async Task A_confidential_client_may_use_a_proof_key_too()
    {
        using var steps = new SignInSteps();
        string query = steps.CodeQuery(("code_challenge", SignInSteps.Challenge), ("code_challenge_method", "S256"));
        using HttpResponseMessage right = await steps.Exchange(
            await steps.Code(query), more: "&client_id=" + steps.Server.CodeClientId + "&code_verifier=" + SignInSteps.Verifier);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await SignInSteps.Refused(await steps.Exchange(await steps.Code(query)), 400, InvalidGrant);
    }

    [Fact]
    public async Task The_example_of_rfc_7636_is_accepted()
    {
        using var steps = new SignInSteps();
        string code =
            await steps.Code(steps.PkceQuery(("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")));
        using HttpResponseMessage answer = await steps.ExchangePkce(code, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A-long-verifier.with~every_kind-of-letter-012345678")]
    [InlineData("a-long-verifier.with~every_kind-of-letter-0123456789")]
    public async Task A_wrong_verifier_is_refused(string? verifier)
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(
            await steps.ExchangePkce(await steps.Code(steps.PkceQuery()), verifier), 400, InvalidGrant);
    }

    [Fact]
    public async Task The_challenge_itself_is_not_a_verifier()
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(
            await steps.ExchangePkce(await steps.Code(steps.PkceQuery()), SignInSteps.Challenge), 400, InvalidGrant);
    }

    [Fact]
    public async Task A_verifier_without_a_challenge_is_refused()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.CodeQuery());
        await SignInSteps.Refused(await steps.Exchange(code, more: "&code_verifier=" + SignInSteps.Verifier), 400, InvalidGrant);
    }

    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://localhost:8080/callback?")]
    public async Task A_code_is_bound_to_its_address(string uri)
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(await steps.Exchange(await steps.Code(steps.CodeQuery()), uri), 400, InvalidGrant);
        await SignInSteps.Refused(
            await steps.ExchangePkce(await steps.Code(steps.PkceQuery()), redirectUri: uri), 400, InvalidGrant);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_client()
    {
        using var steps = new SignInSteps();
        string challenged = steps.CodeQuery(("code_challenge", SignInSteps.Challenge), ("code_challenge_method", "S256"));
        await SignInSteps.Refused(await steps.ExchangePkce(await steps.Code(challenged)), 400, InvalidGrant);
        string code = await steps.Code(steps.PkceQuery());
        await SignInSteps.Refused(await steps.Exchange(code, more: "&code_verifier=" + SignInSteps.Verifier), 400, InvalidGrant);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_code_is_valid_for_ten_minutes_and_no_longer(int seconds, bool alive)
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.CodeQuery());
        steps.Sandbox.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1 - seconds));
        using HttpResponseMessage answer = await steps.Exchange(code);
        Assert.Equal(alive, answer.IsSuccessStatusCode);
        if (!alive)
        {
            await SignInSteps.Refused(answer, 400, InvalidGrant);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(601)]
    public void The_lifetime_of_codes_is_short(int seconds)
    {
        Assert.ThrowsAny<ArgumentException>(
            () => SandboxServer.Start(new SandboxOptions { CodeLifetime = TimeSpan.FromSeconds(seconds) }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_works_once_and_a_second_use_ends_the_tokens_of_the_first(bool pkce)
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(pkce ? steps.PkceQuery() : steps.CodeQuery());
        JsonElement json = await SandboxFixture.Json(pkce ? await steps.ExchangePkce(code) : await steps.Exchange(code));
        string token = json.GetProperty("access_token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await steps.Status(token));
        await SignInSteps.Refused(pkce ? await steps.ExchangePkce(code) : await steps.Exchange(code), 400, InvalidGrant);
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(token));
        if (!pkce)
        {
            await SignInSteps.Refused(await steps.Refresh(json.GetProperty("refresh_token").GetString()!), 400, InvalidGrant);
        }
    }

    [Fact]
    public async Task A_second_use_after_the_codes_expiry_ends_its_tokens_too_but_no_others()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.CodeQuery());
        JsonElement json = await SandboxFixture.Json(await steps.Exchange(code));
        (string other, _) = await steps.Tokens();
        steps.Sandbox.Time.Advance(TimeSpan.FromHours(1));
        await SignInSteps.Refused(await steps.Exchange(code), 400, InvalidGrant);
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(json.GetProperty("access_token").GetString()!));
        Assert.Equal(HttpStatusCode.OK, await steps.Status(other));
    }

    [Fact]
    public async Task A_failed_exchange_uses_up_the_code()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.PkceQuery());
        await SignInSteps.Refused(await steps.ExchangePkce(code, "wrong"), 400, InvalidGrant);
        await SignInSteps.Refused(await steps.ExchangePkce(code), 400, InvalidGrant);
    }

    [Fact]
    public async Task Of_many_concurrent_uses_at_most_one_gets_tokens_and_they_end()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.CodeQuery());
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => steps.Exchange(code)));
        HttpResponseMessage winner = Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        JsonElement json = await SandboxFixture.Json(winner);
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(json.GetProperty("access_token").GetString()!));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("redirect_uri")]
    public async Task A_missing_field_is_named(string field)
    {
        using var steps = new SignInSteps();
        string form = field == "code" ? "&redirect_uri=x" : "&code=x";
        using HttpResponseMessage answer = await steps.Confidential("grant_type=authorization_code" + form);
        Assert.Contains(field + " is missing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SignInSteps.Refused(answer, 400, "invalid_request");
    }

    [Fact]
    public async Task An_unknown_code_is_refused()
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(await steps.Exchange("unknown"), 400, InvalidGrant);
        await SignInSteps.Refused(await steps.ExchangePkce("unknown"), 400, InvalidGrant);
    }

    [Fact]
    public async Task A_public_client_cannot_use_a_header()
    {
        using var steps = new SignInSteps();
        string form = "grant_type=authorization_code&code=x&redirect_uri=y&code_verifier=z";
        SandboxServer server = steps.Server;
        await SignInSteps.Refused(await steps.Sandbox.TokenRequest(SandboxFixture.Basic(server.PkceClientId, ""), form), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Public(form), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Public(form + "&client_id=nobody"), 400, "invalid_client");
        await SignInSteps.Refused(await steps.Public($"{form}&client_id={server.CodeClientId}"), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Public($"{form}&client_id={server.PkceClientId}&client_secret=x"), 400, "invalid_request");
        server.DisableClient(server.PkceClientId);
        await SignInSteps.Refused(await steps.Public($"{form}&client_id={server.PkceClientId}"), 401, "invalid_client");
    }

    [Fact]
    public async Task A_confidential_client_authenticates_only_by_the_header()
    {
        using var steps = new SignInSteps();
        string form = "grant_type=authorization_code&code=x&redirect_uri=y";
        SandboxServer server = steps.Server;
        await SignInSteps.Refused(
            await steps.Sandbox.TokenRequest(SandboxFixture.Basic(server.CodeClientId, "wrong"), form), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Confidential($"{form}&client_id={server.PkceClientId}"), 400, "invalid_request");
        await SignInSteps.Refused(
            await steps.Public($"{form}&client_id={server.CodeClientId}&client_secret={server.CodeClientSecret}"), 400, "invalid_request");
    }

    [Theory]
    [InlineData(0, "grant_type=authorization_code&code=x&redirect_uri=y")]
    [InlineData(0, "grant_type=refresh_token&refresh_token=x")]
    [InlineData(3, "grant_type=client_credentials")]
    public async Task A_client_has_only_its_own_grant(int client, string form)
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(
            await steps.Sandbox.TokenRequest(steps.Server.Clients[client], form), 400, "unauthorized_client");
    }

    [Fact]
    public async Task The_token_endpoint_can_have_a_separate_limit()
    {
        using var steps = new SignInSteps(new SandboxOptions { TokenRequestsPerMinute = 2 });
        SandboxClient client = steps.Server.Clients[0];
        using HttpResponseMessage one = await steps.Sandbox.TokenRequest(client);
        using HttpResponseMessage two = await steps.Sandbox.TokenRequest(client);
        using HttpResponseMessage three = await steps.Sandbox.TokenRequest(client);
        Assert.Equal([true, true, false], [one.IsSuccessStatusCode, two.IsSuccessStatusCode, three.IsSuccessStatusCode]);
        Assert.Contains("\"description\":\"rate limit exceeded;", await three.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SignInSteps.Refused(three, 400, "invalid_request");
        steps.Sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage later = await steps.Sandbox.TokenRequest(client);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task The_limit_as_a_fault_affects_the_next_requests_and_uses_up_no_code()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.CodeQuery());
        steps.Server.AddFault("TokenRateLimit", "/oauth/token", 2);
        await SignInSteps.Refused(await steps.Exchange(code), 400, "invalid_request");
        await SignInSteps.Refused(await steps.Exchange(code), 400, "invalid_request");
        using HttpResponseMessage third = await steps.Exchange(code);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }
}
