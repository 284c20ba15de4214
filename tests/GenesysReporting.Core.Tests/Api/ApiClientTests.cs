using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Api;

public class ApiClientTests
{
    private readonly FakeTimeProvider _time = Sessions.Clock();

    [Fact]
    public async Task A_token_that_the_server_refuses_is_renewed_and_the_request_sent_again_unseen()
    {
        var seen = new List<string?>();
        GenesysSession session = await Sessions.ConnectAsync(_time, r =>
        {
            seen.Add(r.Authorization);
            return seen.Count == 1 ? Answer.Json(401, """{"code":"bad.credentials"}""") : Answer.Json(200, "{}");
        });

        TransportResponse response = await session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default);

        Assert.Equal(200, response.Status);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], seen);
    }

    [Fact]
    public async Task A_request_that_is_refused_twice_is_not_sent_a_third_time()
    {
        int sent = 0;
        GenesysSession session = await Sessions.ConnectAsync(_time, _ =>
        {
            sent++;
            return Answer.Json(401, """{"code":"bad.credentials","message":"Invalid login credentials."}""");
        });

        var error = await Assert.ThrowsAsync<ApiException>(
            () => session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default));

        Assert.Equal(2, sent);
        Assert.Equal(("TokenRejected", ErrorKind.Authentication), (error.ErrorId, error.Kind));
    }

    [Fact]
    public async Task A_token_near_its_end_is_renewed_before_the_request()
    {
        string? used = null;
        GenesysSession session = await Sessions.ConnectAsync(_time, r =>
        {
            used = r.Authorization;
            return Answer.Json(200, "{}");
        });
        _time.Advance(TimeSpan.FromSeconds(86400 - 30));

        await session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default);

        Assert.Equal("Bearer token-2", used);
    }

    [Theory]
    [InlineData(400, "bad.request", "RequestRefused", ErrorKind.InvalidInput)]
    [InlineData(400, "not.a.user", "UserContextRequired", ErrorKind.InvalidInput)]
    [InlineData(403, "missing.any.permissions", "PermissionMissing", ErrorKind.Permission)]
    [InlineData(404, "not.found", "NotFound", ErrorKind.NotFound)]
    [InlineData(409, "conflict", "RequestRefused", ErrorKind.InvalidInput)]
    [InlineData(413, null, "RequestTooLarge", ErrorKind.Limit)]
    [InlineData(429, "too.many.requests.retry.after", "RateLimited", ErrorKind.Limit)]
    [InlineData(302, null, "RedirectRefused", ErrorKind.InvalidAnswer)]
    [InlineData(500, "internal.server.error", "ServiceFailed", ErrorKind.Service)]
    [InlineData(504, null, "ServiceFailed", ErrorKind.Service)]
    public async Task Each_status_has_its_error_with_the_facts(int status, string? code, string errorId, ErrorKind kind)
    {
        string body = code is null ? "<html>" : $$"""{"code":"{{code}}","message":"The words."}""";
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Json(status, body));
        var request = new ApiRequest("POST", "/api/v2/x?y=1") { Permissions = ["a:b:view", "c:d:view"] };

        var error = await Assert.ThrowsAsync<ApiException>(() => session.Client.SendAsync(request, default));

        Assert.Equal((errorId, kind), (error.ErrorId, error.Kind));
        Assert.Equal((status, code, "corr-1"), (error.Failure.Status, error.Failure.Code, error.Failure.CorrelationId));
        Assert.Contains("corr-1", error.Message, StringComparison.Ordinal);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_permission_is_named_with_where_to_give_it()
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Json(403, "{}"));
        var request = new ApiRequest("POST", "/x") { Permissions = ["analytics:conversationDetail:view"] };

        var error = await Assert.ThrowsAsync<ApiException>(() => session.Client.SendAsync(request, default));

        Assert.Contains("'analytics:conversationDetail:view'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Scopes do not apply to client credentials", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_that_was_hit_is_shown()
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Json(
            429,
            """{"code":"too.many.requests","limit":{"key":"token.rate.per.minute","namespace":"platform.api","value":300}}""",
            ("Retry-After", "9999")));

        var error = await Assert.ThrowsAsync<ApiException>(
            () => session.Client.SendAsync(new ApiRequest("GET", "/x"), default));

        Assert.Contains("platform.api/token.rate.per.minute = 300", error.Message, StringComparison.Ordinal);
        Assert.Contains("9999 seconds", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rate_budget_is_read_from_the_headers_of_each_answer()
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Json(
            200, "{}", ("inin-ratelimit-count", "12"), ("inin-ratelimit-allowed", "180"), ("inin-ratelimit-reset", "61")));

        await session.Client.SendAsync(new ApiRequest("GET", "/x"), default);

        Assert.Equal(new RateLimitStatus(12, 180, _time.GetUtcNow().AddSeconds(61)), session.RateLimit);
        Assert.Equal("168 of 180", session.RateLimit!.ToString());
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_does_not_set_the_shown_budget_back()
    {
        int[] counts = [12, 14, 13];
        int at = 0;
        GenesysSession session = await Sessions.ConnectAsync(_time, request => request.Uri.AbsolutePath == "/x"
            ? Answer.Json(
                200, "{}", ("inin-ratelimit-count", $"{counts[at++]}"), ("inin-ratelimit-allowed", "180"), ("inin-ratelimit-reset", "30"))
            : Answer.Json(200, "{}"));

        for (int i = 0; i < counts.Length; i++)
        {
            await session.Client.SendAsync(new ApiRequest("GET", "/x"), default);
        }

        Assert.Equal(14, session.RateLimit!.Used);
    }
}
