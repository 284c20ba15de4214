using System.Net;
using System.Text.Json;
using GenesysReporting.Sandbox.Auth;

namespace GenesysReporting.Sandbox.Tests;

public sealed class RefreshTests
{
    private const string InvalidGrant = "invalid_grant";

    [Fact]
    public async Task A_refresh_token_is_replaced_when_it_is_used()
    {
        using var steps = new SignInSteps();
        (string first, string refresh) = await steps.Tokens();
        JsonElement json = await SandboxFixture.Json(await steps.Refresh(refresh));
        string next = json.GetProperty("refresh_token").GetString()!;
        string second = json.GetProperty("access_token").GetString()!;
        Assert.NotEqual(refresh, next);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, await steps.Status(second));
        Assert.Equal(HttpStatusCode.OK, await steps.Status(first));
        await SignInSteps.Refused(await steps.Refresh(refresh), 400, InvalidGrant);
        await SandboxFixture.Json(await steps.Refresh(next));
    }

    [Fact]
    public async Task A_refresh_token_can_stay_the_same()
    {
        using var steps = new SignInSteps(new SandboxOptions { RotateRefreshTokens = false });
        (_, string refresh) = await steps.Tokens();
        for (int i = 0; i < 3; i++)
        {
            JsonElement json = await SandboxFixture.Json(await steps.Refresh(refresh));
            Assert.Equal(refresh, json.GetProperty("refresh_token").GetString());
        }
    }

    [Fact]
    public async Task A_user_stays_signed_in_past_many_access_tokens()
    {
        using var steps = new SignInSteps(new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(5) });
        (string access, string refresh) = await steps.Tokens();
        for (int i = 0; i < 20; i++)
        {
            steps.Sandbox.Time.Advance(TimeSpan.FromMinutes(6));
            Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(access));
            JsonElement json = await SandboxFixture.Json(await steps.Refresh(refresh));
            (access, refresh) = (json.GetProperty("access_token").GetString()!, json.GetProperty("refresh_token").GetString()!);
            JsonElement me = await SandboxFixture.Json(await steps.Call(access, "api/v2/users/me"));
            Assert.Equal(steps.Server.Users[0].Id, me.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Expired_access_tokens_leave_the_refresh_token_valid()
    {
        using var steps = new SignInSteps();
        (string access, string refresh) = await steps.Tokens();
        steps.Server.ExpireTokens();
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(access));
        await SandboxFixture.Json(await steps.Refresh(refresh));
    }

    [Fact]
    public async Task Revoked_refresh_tokens_are_refused_and_the_access_token_stays_valid()
    {
        using var steps = new SignInSteps();
        (string access, string refresh) = await steps.Tokens();
        steps.Server.RevokeRefreshTokens();
        await SignInSteps.Refused(await steps.Refresh(refresh), 400, InvalidGrant);
        Assert.Equal(HttpStatusCode.OK, await steps.Status(access));
    }

    [Fact]
    public async Task A_logout_ends_only_the_tokens_of_its_sign_in()
    {
        using var steps = new SignInSteps();
        (string access, string refresh) = await steps.Tokens();
        (string other, string otherRefresh) = await steps.Tokens();
        using HttpResponseMessage gone = await steps.Call(access, "api/v2/tokens/me", null, HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await steps.Status(access));
        await SignInSteps.Refused(await steps.Refresh(refresh), 400, InvalidGrant);
        Assert.Equal(HttpStatusCode.OK, await steps.Status(other));
        await SandboxFixture.Json(await steps.Refresh(otherRefresh));
    }

    [Fact]
    public async Task Refreshing_needs_the_clients_secret()
    {
        using var steps = new SignInSteps();
        (_, string refresh) = await steps.Tokens();
        string form = "grant_type=refresh_token&refresh_token=" + refresh;
        SandboxServer server = steps.Server;
        await SignInSteps.Refused(await steps.Public(form), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Public($"{form}&client_id={server.CodeClientId}"), 401, "invalid_client");
        await SignInSteps.Refused(await steps.Public($"{form}&client_id={server.PkceClientId}"), 401, "invalid_client");
        await SignInSteps.Refused(
            await steps.Sandbox.TokenRequest(SandboxFixture.Basic(server.CodeClientId, "wrong"), form), 401, "invalid_client");
        await SandboxFixture.Json(await steps.Refresh(refresh));
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("&refresh_token=", "invalid_request")]
    [InlineData("&refresh_token=unknown", InvalidGrant)]
    public async Task A_text_that_is_not_a_refresh_token_is_refused(string field, string error)
    {
        using var steps = new SignInSteps();
        await SignInSteps.Refused(await steps.Confidential("grant_type=refresh_token" + field), 400, error);
    }

    [Fact]
    public void A_refresh_token_is_bound_to_its_client()
    {
        SandboxClient[] clients =
            [new("One", "1", "a", null), new("Two", "2", "b", null)];
        var store = new RefreshTokenStore(new SandboxOptions());
        string token = store.Issue(new SignIn(clients[0], new SandboxUser("u", "U", "u@x", null)));
        Assert.Null(store.Use(token, clients[1]));
        Assert.NotNull(store.Use(token, clients[0]));
    }

    [Fact]
    public async Task Codes_and_access_tokens_are_not_refresh_tokens()
    {
        using var steps = new SignInSteps();
        (string access, _) = await steps.Tokens();
        await SignInSteps.Refused(await steps.Refresh(access), 400, InvalidGrant);
        await SignInSteps.Refused(await steps.Refresh(await steps.Code(steps.CodeQuery())), 400, InvalidGrant);
    }

    [Fact]
    public async Task Of_many_concurrent_refreshes_one_succeeds()
    {
        using var steps = new SignInSteps();
        (_, string refresh) = await steps.Tokens();
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => steps.Refresh(refresh)));
        HttpResponseMessage winner = Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        JsonElement json = await SandboxFixture.Json(winner);
        await SandboxFixture.Json(await steps.Refresh(json.GetProperty("refresh_token").GetString()!));
    }
}
