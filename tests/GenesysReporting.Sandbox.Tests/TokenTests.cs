using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task A_client_with_basic_credentials_gets_a_bearer_token()
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage answer =
            await sandbox.TokenRequest(sandbox.Server.Clients[0], "grant_type=client_credentials&scope=whatever");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("bearer", json.RootElement.GetProperty("token_type").GetString());
        Assert.Equal(86_400, json.RootElement.GetProperty("expires_in").GetInt32());
        Assert.True(json.RootElement.GetProperty("access_token").GetString()!.Length > 40);
        Assert.True(answer.Headers.Contains("ININ-Correlation-Id"));
    }

    [Theory]
    [InlineData("", 400, "invalid_request")]
    [InlineData("grant_type=password", 400, "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", 400, "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=a&client_secret=b", 400, "invalid_request")]
    public async Task A_wrong_form_is_refused(string form, int status, string error)
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage answer = await sandbox.TokenRequest(sandbox.Server.Clients[0], form);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(error, await SandboxFixture.Code(answer));
    }

    [Fact]
    public async Task Credentials_in_the_body_are_refused()
    {
        using var sandbox = new SandboxFixture();
        string form =
            $"grant_type=client_credentials&client_id={sandbox.Server.ClientId}&client_secret={sandbox.Server.ClientSecret}";
        using HttpResponseMessage answer = await sandbox.TokenRequest((AuthenticationHeaderValue?)null, form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_basic_header_the_client_is_unknown()
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage answer =
            await sandbox.TokenRequest((AuthenticationHeaderValue?)null, "grant_type=client_credentials");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_client", await SandboxFixture.Code(answer));
    }

    [Theory]
    [InlineData(false, 400, "client not found")]
    [InlineData(true, 401, "authentication failed")]
    public async Task Both_wrong_credentials_are_invalid_client_with_their_own_status(bool rightId, int status, string text)
    {
        using var sandbox = new SandboxFixture();
        string id = rightId ? sandbox.Server.ClientId : Guid.NewGuid().ToString();
        using HttpResponseMessage answer =
            await sandbox.TokenRequest(SandboxFixture.Basic(id, "wrong"), "grant_type=client_credentials");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("invalid_client", json.RootElement.GetProperty("error").GetString());
        Assert.Equal(text, json.RootElement.GetProperty("description").GetString());
        Assert.Equal(text, json.RootElement.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task A_disabled_client_gets_no_token_and_loses_its_tokens()
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage never = await sandbox.TokenRequest(sandbox.Server.Clients[2]);
        Assert.Equal(HttpStatusCode.Unauthorized, never.StatusCode);
        await sandbox.SignedIn();
        sandbox.Server.DisableClient(sandbox.Server.ClientId);
        using HttpResponseMessage after = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal("bad.credentials", await SandboxFixture.Code(after));
    }

    [Fact]
    public async Task Json_is_not_a_form()
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage answer = await sandbox.TokenRequest(
            SandboxFixture.Basic(sandbox.Server.ClientId, sandbox.Server.ClientSecret), """{"grant_type":"client_credentials"}""", "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Each_host_knows_only_its_own_paths()
    {
        using var sandbox = new SandboxFixture();
        using HttpResponseMessage token =
            await sandbox.Post("oauth/token", "grant_type=client_credentials", "application/x-www-form-urlencoded");
        using HttpResponseMessage api =
            await sandbox.Http.GetAsync(new Uri(sandbox.Server.LoginUri, "api/v2/tokens/me"));
        Assert.Equal(HttpStatusCode.NotFound, token.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
    }

    [Fact]
    public async Task A_token_expires_on_time()
    {
        using var sandbox = new SandboxFixture(new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(10) });
        await sandbox.SignedIn();
        sandbox.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        using HttpResponseMessage before = await sandbox.Get("api/v2/tokens/me");
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("bad.credentials", await SandboxFixture.Code(after));
    }

    [Theory]
    [InlineData("ExpireTokens")]
    [InlineData("Delete")]
    public async Task A_token_that_was_ended_is_refused(string how)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        if (how == "Delete")
        {
            using HttpResponseMessage revoked =
                await sandbox.Http.DeleteAsync(new Uri(sandbox.Server.ApiUri, "api/v2/tokens/me"));
            Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        }
        else
        {
            sandbox.Server.ExpireTokens();
        }

        using HttpResponseMessage answer = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal("bad.credentials", await SandboxFixture.Code(answer));
    }

    [Fact]
    public async Task The_log_has_no_secret_from_any_part_of_a_request()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string secret = sandbox.Server.ClientSecret;
        string token = sandbox.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        await sandbox.TokenRequest((AuthenticationHeaderValue?)null, "client_secret=" + secret);
        await sandbox.TokenRequest(null, "\"" + secret + "\"", "application/json");
        await sandbox.Get($"api/v2/tokens/me?access_token={token}&x={secret}");
        await sandbox.Query("{\"interval\":\"" + secret + "\"}");
        Assert.Equal(5, sandbox.Server.Requests.Count);
        await sandbox.Post(SandboxFixture.DetailsPath, "client_secret=somebody-elses", "application/x-www-form-urlencoded");
        Assert.Equal("[redacted]", sandbox.Server.Requests[^1].BodyText);
        Assert.All(sandbox.Server.Requests, request =>
        {
            Assert.DoesNotContain(secret, request.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(token, request.ToString(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain(secret, sandbox.Server.Clients[0].ToString(), StringComparison.Ordinal);
    }
}
