using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class FrontDoorTests
{
    [Theory]
    [InlineData(null, "authentication.required")]
    [InlineData("Basic abc", "authentication.required")]
    [InlineData("Bearer nonsense", "bad.credentials")]
    public async Task Without_a_valid_token_nothing_is_answered(string? header, string code)
    {
        using var sandbox = new SandboxFixture();
        if (header is not null)
        {
            sandbox.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        using HttpResponseMessage answer = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(code, await SandboxFixture.Code(answer));
    }

    [Theory]
    [InlineData("GET", "api/v2/nothing", 404, "not.found")]
    [InlineData("DELETE", "api/v2/routing/queues", 405, "method.not.allowed")]
    [InlineData("GET", SandboxFixture.DetailsPath, 405, "method.not.allowed")]
    [InlineData("GET", "api/v2/users/me", 400, "not.a.user")]
    [InlineData("GET", "api/v2/users/3f1c8a1e-0000-4000-8000-000000000000", 404, "not.found")]
    [InlineData("GET", "api/v2/routing/queues?pageSize=0", 400, "bad.request")]
    [InlineData("GET", "api/v2/users?state=asleep", 400, "invalid.value")]
    public async Task A_wrong_call_gets_its_code(string method, string path, int status, string code)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer =
            await sandbox.Http.SendAsync(new(new HttpMethod(method), new Uri(sandbox.Server.ApiUri, path)));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await SandboxFixture.Code(answer));
    }

    [Fact]
    public async Task An_error_carries_its_correlation_id_in_header_and_body()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Query("{}");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        string id = answer.Headers.GetValues("ININ-Correlation-Id").Single();
        Assert.Equal(id, json.RootElement.GetProperty("contextId").GetString());
        Assert.Equal(id, sandbox.Server.Requests[^1].CorrelationId);
        Assert.Equal(400, json.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Another_content_type_than_json_is_refused()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Post(SandboxFixture.DetailsPath, "{}", "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("unsupported.media.type", await SandboxFixture.Code(answer));
    }

    [Theory]
    [InlineData(512_000, HttpStatusCode.BadRequest)]
    [InlineData(512_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_512000_bytes(int size, HttpStatusCode status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Query("{" + new string(' ', size - 2) + "}");
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_role_without_analytics_gets_the_names_of_the_needed_permissions()
    {
        using var fixture = new SandboxFixture();
        using var sandbox = await fixture.SignedIn(fixture.Server.Clients[1]);
        using HttpResponseMessage answer = await sandbox.Query($$"""{"interval":"{{SandboxFixture.PastDay}}"}""");
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("missing.any.permissions", text, StringComparison.Ordinal);
        Assert.Contains("analytics:conversationDetail:view, analytics:agentConversationDetail:view", text, StringComparison.Ordinal);
        using HttpResponseMessage queues = await sandbox.Get("api/v2/routing/queues");
        Assert.Equal(HttpStatusCode.OK, queues.StatusCode);
    }

    [Fact]
    public async Task The_window_opens_again_after_a_minute_of_the_clock()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 3 }).SignedIn();
        for (int i = 1; i <= 3; i++)
        {
            using HttpResponseMessage right = await sandbox.Get("api/v2/tokens/me");
            Assert.Equal($"{i}", right.Headers.GetValues("inin-ratelimit-count").Single());
            Assert.Equal("3", right.Headers.GetValues("inin-ratelimit-allowed").Single());
        }

        sandbox.Time.Advance(TimeSpan.FromSeconds(18));
        using HttpResponseMessage refused = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(42, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains(
            "Retry the request in [42] seconds", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        sandbox.Time.Advance(TimeSpan.FromSeconds(42));
        using HttpResponseMessage again = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal("1", again.Headers.GetValues("inin-ratelimit-count").Single());
        Assert.Equal("60", again.Headers.GetValues("inin-ratelimit-reset").Single());
    }

    [Fact]
    public async Task Each_token_has_its_own_window()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 1 }).SignedIn();
        await sandbox.Get("api/v2/tokens/me");
        await sandbox.SignedIn();
        using HttpResponseMessage other = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task The_token_info_names_organization_and_client()
    {
        using var sandbox =
            await new SandboxFixture(new SandboxOptions { OrganizationName = "Acme, \"Inc\"" }).SignedIn();
        using JsonDocument json =
            JsonDocument.Parse(await (await sandbox.Get("api/v2/tokens/me")).Content.ReadAsStringAsync());
        Assert.Equal("Acme, \"Inc\"", json.RootElement.GetProperty("organization").GetProperty("name").GetString());
        Assert.Equal(
            sandbox.Server.ClientId, json.RootElement.GetProperty("OAuthClient").GetProperty("id").GetString());
        using HttpResponseMessage head =
            await sandbox.Http.SendAsync(new(HttpMethod.Head, new Uri(sandbox.Server.ApiUri, "api/v2/tokens/me")));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Chunked_bodies_and_several_requests_on_one_connection_are_read()
    {
        using var sandbox = new SandboxFixture();
        string get = "GET /api/v2/tokens/me HTTP/1.1\r\nHost: x\r\n\r\n";
        string chunked =
            "POST /oauth/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
        string last = "GET /api/v2/tokens/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        string text = await Raw(sandbox, get + chunked + last);
        Assert.Equal(3, text.Split("HTTP/1.1 ").Length - 1);
        Assert.Equal(3, sandbox.Server.Requests.Count);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nBad Header: 1\r\n\r\n", 400)]
    public async Task Bytes_that_are_not_a_request_are_refused_and_the_server_continues(string bytes, int status)
    {
        using var sandbox = new SandboxFixture();
        Assert.StartsWith($"HTTP/1.1 {status} ", await Raw(sandbox, bytes), StringComparison.Ordinal);
        using HttpResponseMessage next = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.Unauthorized, next.StatusCode);
    }

    [Fact]
    public async Task An_endless_head_is_refused()
    {
        using var sandbox = new SandboxFixture();
        string text = await Raw(sandbox, "GET / HTTP/1.1\r\nX: " + new string('x', 70_000));
        Assert.StartsWith("HTTP/1.1 431 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_answers_are_compressed_on_request()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using var plain = new HttpClient();
        plain.DefaultRequestHeaders.Authorization = sandbox.Http.DefaultRequestHeaders.Authorization;
        using HttpResponseMessage whole = await plain.GetAsync(new Uri(sandbox.Server.ApiUri, "api/v2/routing/queues"));
        plain.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        using HttpResponseMessage zipped =
            await plain.GetAsync(new Uri(sandbox.Server.ApiUri, "api/v2/routing/queues"));
        Assert.Equal("gzip", zipped.Content.Headers.ContentEncoding.Single());
        Assert.Empty(whole.Content.Headers.ContentEncoding);
        Assert.Equal(await whole.Content.ReadAsStringAsync(), await (await sandbox.Get("api/v2/routing/queues")).Content.ReadAsStringAsync());
    }

    private static async Task<string> Raw(SandboxFixture sandbox, string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, sandbox.Server.ApiUri.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // A refusal with unread bytes ends in a reset; the text before it counts.
        }

        return text.ToString();
    }
}
