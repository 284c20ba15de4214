using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class FaultTests
{
    private const string Any = "/api/v2/analytics/*";

    [Theory]
    [InlineData("TooManyRequests", 429, "too.many.requests.retry.after", "9")]
    [InlineData("TooManyRequestsWithoutHeader", 429, "too.many.requests.retry.after", null)]
    [InlineData("RetryAfterDate", 429, "too.many.requests.retry.after", "Wed, 10 Jun 2026 12:00:09 GMT")]
    [InlineData("ServiceUnavailable", 503, "service.unavailable", null)]
    [InlineData("InternalServerError", 500, "internal.server.error", null)]
    [InlineData("Unauthorized", 401, "bad.credentials", null)]
    [InlineData("Forbidden", 403, "not.authorized", null)]
    public async Task A_refusal_has_its_status_code_and_header(string kind, int status, string code, string? retryAfter)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault(kind, Any, 1, 0, 9);
        using HttpResponseMessage answer = await Ask(sandbox);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await SandboxFixture.Code(answer));
        Assert.Equal(retryAfter, answer.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) ? values.Single() : null);
        Assert.True(answer.Headers.Contains("ININ-Correlation-Id"));
        if (status == 429)
        {
            Assert.Contains(
                "Retry the request in [9] seconds", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using HttpResponseMessage next = await Ask(sandbox);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("BadGateway", 502, "<html>", "text/html")]
    [InlineData("GatewayTimeout", 504, "", null)]
    [InlineData("NotJson", 200, "<!DOCTYPE html>", "text/html")]
    public async Task A_gateway_does_not_speak_json(string kind, int status, string text, string? type)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault(kind, Any, 1);
        using HttpResponseMessage answer = await Ask(sandbox);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.True(text.Length == 0 ? body.Length == 0 : body.StartsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_endpoint_has_another_form_of_rate_limit()
    {
        using var sandbox = new SandboxFixture();
        sandbox.Server.AddFault("TokenRateLimit", "/oauth/token", 1);
        using HttpResponseMessage answer = await sandbox.TokenRequest(sandbox.Server.Clients[0]);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request", json.RootElement.GetProperty("error").GetString());
        Assert.StartsWith(
            "rate limit exceeded;", json.RootElement.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_body_breaks_after_the_headers()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("CutBody", Any, 1);
        using HttpResponseMessage answer = await sandbox.HeadersOfPastDay();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Exception? broken = await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsStringAsync());
        while (broken is not null and not SocketException)
        {
            broken = broken.InnerException;
        }

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(broken).SocketErrorCode);
        using HttpResponseMessage next = await Ask(sandbox);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_closed_connection_gives_no_answer_and_status_0_in_the_log()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("CloseConnection", Any, 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(sandbox));
        Assert.Equal(0, sandbox.Server.Requests[^1].Status);
        Assert.False(sandbox.Server.Requests[^1].Aborted);
    }

    [Fact]
    public async Task A_slow_answer_waits_on_the_clock_of_the_sandbox()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault("Slow", Any, 1, 0, 30);
        Task<HttpResponseMessage> asked = Ask(sandbox);
        await sandbox.Time.WaitStarted;
        sandbox.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(asked.IsCompleted);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage answer = await asked;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Latency_delays_the_api_and_not_the_token_endpoint()
    {
        using var sandbox =
            await new SandboxFixture(new SandboxOptions { Latency = TimeSpan.FromSeconds(2) }).SignedIn();
        Task<HttpResponseMessage> asked = sandbox.Get("api/v2/tokens/me");
        await sandbox.Time.WaitStarted;
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        using HttpResponseMessage answer = await asked;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(3, -3)]
    [InlineData(-3, 3)]
    public async Task A_shifted_page_repeats_rows_or_skips_them(int records, int moved)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement first = await sandbox.Page(SandboxFixture.PastDay, 1, 100);
        sandbox.Server.AddFault(
            new SandboxFault { Kind = SandboxFaultKind.ShiftPages, PathPattern = Any, Records = records });
        JsonElement shifted = await sandbox.Page(SandboxFixture.PastDay, 2, 10);
        Assert.Equal(Ids(first).Skip(10 + moved).Take(10), Ids(shifted));
        Assert.Equal(first.GetProperty("totalHits").GetInt32(), shifted.GetProperty("totalHits").GetInt32());
    }

    [Fact]
    public async Task A_dropped_record_is_still_counted()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement whole = await sandbox.Page(SandboxFixture.PastDay);
        sandbox.Server.AddFault("DropRecord", Any, 1);
        JsonElement holed = await sandbox.Page(SandboxFixture.PastDay);
        Assert.Equal(99, Ids(holed).Intersect(Ids(whole)).Count());
        Assert.Equal(99, Ids(holed).Count);
        Assert.Equal(whole.GetProperty("totalHits").GetInt32(), holed.GetProperty("totalHits").GetInt32());
    }

    [Fact]
    public async Task A_fault_skips_some_requests_affects_its_number_and_ends()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddFault(
            new SandboxFault { Kind = SandboxFaultKind.GatewayTimeout, PathPattern = Any, Skip = 1, Times = 2 });
        sandbox.Server.AddFault(
            new SandboxFault { Kind = SandboxFaultKind.Forbidden, PathPattern = Any, Method = "GET" });
        var statuses = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage answer = await Ask(sandbox);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 504, 504, 200], statuses);
        using HttpResponseMessage elsewhere = await sandbox.Get("api/v2/tokens/me");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        sandbox.Server.AddFault("Forbidden", "*", 5);
        sandbox.Server.ClearFaults();
        using HttpResponseMessage cleared = await Ask(sandbox);
        Assert.Equal(HttpStatusCode.OK, cleared.StatusCode);
    }

    [Fact]
    public void An_unknown_fault_is_refused_with_the_list()
    {
        using var sandbox = new SandboxFixture();
        ArgumentException e = Assert.Throws<ArgumentException>(() => sandbox.Server.AddFault("Flood", "*", 1));
        Assert.Contains("TooManyRequests", e.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Ask(SandboxFixture sandbox) =>
        sandbox.Query($$"""{"interval":"{{SandboxFixture.PastDay}}"}""");

    private static List<string> Ids(JsonElement page) =>
        [.. page.GetProperty(
            "conversations").EnumerateArray().Select(row => row.GetProperty("conversationId").GetString()!)];
}
