using System.Net;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class UserTokenTests
{
    private const string Details = SandboxFixture.DetailsPath;
    private const string Body = $$"""{"interval":"{{SandboxFixture.PastDay}}"}""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Me_is_the_user_who_signed_in(int user)
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens(user);
        JsonElement me = await SandboxFixture.Json(await steps.Call(token, "api/v2/users/me?expand=routingStatus"));
        SandboxUser expected = steps.Server.Users[user];
        Assert.Equal(
            (expected.Id, expected.Name, expected.Email),
            (me.GetProperty("id").GetString(), me.GetProperty("name").GetString(), me.GetProperty("email").GetString()));
    }

    [Fact]
    public async Task Client_credentials_are_not_a_user()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Get("api/v2/users/me");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("not.a.user", json.RootElement.GetProperty("code").GetString());
        Assert.Equal(
            "This request requires a user context. Client credentials cannot be used for requests to this resource.",
            json.RootElement.GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_token_info_distinguishes_the_kinds_of_tokens()
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        JsonElement user = await SandboxFixture.Json(await steps.Call(token, "api/v2/tokens/me"));
        JsonElement client = user.GetProperty("OAuthClient");
        Assert.Equal("CODE", client.GetProperty("authorizedGrantType").GetString());
        Assert.Equal(steps.Server.CodeClientId, client.GetProperty("id").GetString());
        Assert.Contains("analytics:readonly", Texts(user.GetProperty("authorizedScope")));
        Assert.Equal(Texts(user.GetProperty("authorizedScope")), Texts(client.GetProperty("scope")));
        await steps.Sandbox.SignedIn();
        JsonElement own = await SandboxFixture.Json(await steps.Sandbox.Get("api/v2/tokens/me"));
        Assert.Equal("CLIENT-CREDENTIALS", own.GetProperty("OAuthClient").GetProperty("authorizedGrantType").GetString());
        Assert.Empty(Texts(own.GetProperty("authorizedScope")));
    }

    [Fact]
    public async Task By_default_a_user_can_read_everything()
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        foreach (string path in new[]
        {
            "tokens/me", "users/me", "users", "organizations/me", "authorization/divisions", "routing/queues", "routing/skills",
            "routing/wrapupcodes", "flows", "teams",
        })
        {
            await SandboxFixture.Json(await steps.Call(token, "api/v2/" + path));
        }

        await SandboxFixture.Json(await steps.Call(token, Details, Body));
    }

    [Theory]
    [InlineData("api/v2/users/me", "users")]
    [InlineData("api/v2/users", "users")]
    [InlineData("api/v2/routing/queues", "routing")]
    [InlineData("api/v2/organizations/me", "organization")]
    [InlineData("api/v2/flows", "architect")]
    [InlineData(Details, "analytics")]
    public async Task A_call_needs_a_scope_of_its_resource(string path, string scope)
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        string? body = path == Details ? Body : null;
        foreach ((string[] scopes, HttpStatusCode status) in new[]
        {
            (Array.Empty<string>(), HttpStatusCode.Forbidden),
            ([scope + "s:readonly", "audits:readonly"], HttpStatusCode.Forbidden),
            ([scope + ":readonly"], HttpStatusCode.OK),
            ([scope], HttpStatusCode.OK),
        })
        {
            steps.Server.SetScopes(steps.Server.CodeClientId, scopes);
            using HttpResponseMessage answer = await steps.Call(token, path, body);
            Assert.Equal(status, answer.StatusCode);
            if (status == HttpStatusCode.Forbidden)
            {
                Assert.Equal("not.authorized", await SandboxFixture.Code(answer));
            }
        }
    }

    [Fact]
    public async Task The_token_info_needs_no_scope()
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens();
        steps.Server.SetScopes(steps.Server.CodeClientId);
        Assert.Equal(HttpStatusCode.OK, await steps.Status(token));
        using HttpResponseMessage gone = await steps.Call(token, "api/v2/tokens/me", null, HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
    }

    [Fact]
    public async Task An_organization_may_leave_scopes_unenforced()
    {
        using var steps = new SignInSteps(new SandboxOptions { EnforceScopes = false });
        (string token, _) = await steps.Tokens();
        steps.Server.SetScopes(steps.Server.CodeClientId, "routing:readonly");
        await SandboxFixture.Json(await steps.Call(token, Details, Body));
    }

    [Fact]
    public async Task Scopes_do_not_apply_to_client_credentials()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.SetScopes(sandbox.Server.ClientId, "routing:readonly");
        using HttpResponseMessage answer = await sandbox.Query(Body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(Details, "analytics:conversationDetail:view, analytics:agentConversationDetail:view")]
    public async Task A_users_roles_apply_in_addition_to_the_scopes(string path, string permissions)
    {
        using var steps = new SignInSteps();
        (string token, _) = await steps.Tokens(user: 1);
        using HttpResponseMessage answer = await steps.Call(token, path, Body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("missing.any.permissions", text, StringComparison.Ordinal);
        Assert.Contains(permissions, text, StringComparison.Ordinal);
        await SandboxFixture.Json(await steps.Call(token, "api/v2/routing/queues"));
    }

    [Fact]
    public async Task A_disabled_client_ends_its_users_tokens()
    {
        using var steps = new SignInSteps();
        (string token, string refresh) = await steps.Tokens();
        steps.Server.DisableClient(steps.Server.CodeClientId);
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(token));
        await SignInSteps.Refused(await steps.Refresh(refresh), 401, "invalid_client");
    }

    [Fact]
    public void The_members_for_scripts_exist()
    {
        using var steps = new SignInSteps();
        SandboxServer server = steps.Server;
        SandboxClient[] clients = [.. server.Clients];
        Assert.Equal(
            [server.ClientId, server.CodeClientId, server.PkceClientId, server.SamlClientId],
            [clients[0].ClientId, clients[3].ClientId, clients[4].ClientId, clients[5].ClientId]);
        Assert.Equal([false, false, false, false, true, false], clients.Select(client => client.IsPublic));
        Assert.Equal(server.CodeClientSecret, clients[3].ClientSecret);
        Assert.Equal([SignInSteps.Callback, "http://localhost:8080/"], clients[4].RedirectUris);
        Assert.Equal(["CLIENT-CREDENTIALS", "CODE", "SAML2-BEARER"], clients.Select(client => client.GrantType).Distinct());
        Assert.DoesNotContain(server.CodeClientSecret, string.Concat(clients.AsEnumerable()), StringComparison.Ordinal);
        Assert.All(server.Users, user => Assert.Contains("@", user.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_by_name_reach_the_sign_in()
    {
        using var server = SandboxServer.Start(new Dictionary<string, object?>
        {
            ["AutoSignIn"] = null, ["RotateRefreshTokens"] = false, ["CodeLifetime"] = "00:01:00", ["enforcescopes"] = "true",
            ["RedirectErrorText"] = "description", ["TokenRequestsPerMinute"] = 5L,
        });
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => SandboxServer.Start(new Dictionary<string, object?> { ["RedirectErrorText"] = "7" }));
        Assert.Contains("SandboxErrorText", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_no_credentials()
    {
        using var steps = new SignInSteps();
        string code = await steps.Code(steps.PkceQuery(("state", "my-state")));
        string token = (await SandboxFixture.Json(await steps.ExchangePkce(code))).GetProperty("access_token").GetString()!;
        (string access, string refresh) = await steps.Tokens();
        await SandboxFixture.Json(await steps.Refresh(refresh));
        string late = await steps.Code(steps.CodeQuery());
        string[] secrets = [code, token, access, refresh, late, steps.Server.CodeClientSecret, SignInSteps.Verifier, SignInSteps.Challenge, "my-state"];
        await LeakEverywhere(steps, access, [code, token, access, refresh, late, steps.Server.CodeClientSecret]);
        string log = string.Join('\n', steps.Server.Requests);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.Contains("code_challenge_method=S256", log, StringComparison.Ordinal);
        Assert.Contains("state=[redacted]", log, StringComparison.Ordinal);
    }

    private static async Task LeakEverywhere(SignInSteps steps, string token, string[] secrets)
    {
        foreach (string secret in secrets)
        {
            await steps.Open(steps.CodeQuery(("login_hint", secret), ("code", secret)) + "&c%6Fde=" + secret + "&%73tate=my-state");
            await steps.Call(token, "api/v2/routing/queues?x=" + secret);
            await steps.Call(token, "api/v2/" + secret);
            await steps.Call(token, Details, "{\"interval\":\"" + secret + "\"}");
            await steps.Call(token, Details, "{\"interval\":\"" + new string(' ', 15_900) + secret + "\"}");
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
