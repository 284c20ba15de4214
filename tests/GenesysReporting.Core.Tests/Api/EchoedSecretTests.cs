using System.Text;
using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Jobs;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Api;

/// <summary>A server that echoes the session's secrets: no message, name or id shows them, in any spelling.</summary>
public class EchoedSecretTests
{
    private const string Token = "t0ken/of+the=session";
    private const string NextToken = "t0ken/that+came=next";
    private const string Echo = "\r\nWARNING: \u001b[31m";

    private readonly FakeTimeProvider _time = Sessions.Clock();

    private static string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"client-1:{Sessions.SecretText}"));

    public static TheoryData<string> Secrets() =>
    [
        Token,
        Sessions.SecretText,
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"client-1:{Sessions.SecretText}")),
        $"Bearer {Token}",
        Uri.EscapeDataString(Token),
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task An_error_of_the_API_does_not_show_it(string secret)
    {
        GenesysSession session = await ConnectAsync(_ => Error(500, secret));

        var error = await Assert.ThrowsAsync<ApiException>(() => session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default));

        AssertClean(secret, error.Message, error.NextStep, error.ToString(), error.Failure.ToString(), error.Failure.Message, error.Failure.Code, error.Failure.CorrelationId, error.Failure.Limit);
        Assert.Matches("answered HTTP 500, code (Bearer )?[*]{8}", error.Message);
        Assert.InRange(error.Message.Length, 50, 1500);
    }

    [Fact]
    public async Task Also_the_token_before_the_renewal_is_not_shown()
    {
        int sent = 0;
        GenesysSession session = await ConnectAsync(_ => sent++ == 0 ? Error(401, "x") : Error(400, $"{Token} {NextToken}"), renewed: true);

        var error = await Assert.ThrowsAsync<ApiException>(() => session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x"), default));

        AssertClean(Token, error.Message);
        AssertClean(NextToken, error.Message);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task The_verbose_notice_of_an_answer_does_not_show_it(string secret)
    {
        var observer = new Notices();
        GenesysSession session = await ConnectAsync(_ => Answer.Json(200, "{}") with
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ININ-Correlation-Id"] = $"id {secret}{Echo}" },
        });

        TransportResponse response = await session.Client.SendAsync(new ApiRequest("GET", "/api/v2/x") { Observer = observer }, default);

        AssertClean(secret, observer.CorrelationId, response.CorrelationId);
        Assert.StartsWith("id ", observer.CorrelationId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "invalid_client")]
    [InlineData(401, "invalid_client")]
    [InlineData(400, "unauthorized_client")]
    [InlineData(400, "x")]
    public async Task A_refused_sign_in_does_not_show_it(int status, string code)
    {
        var transport = new FakeTransport(_ => Answer.Json(
            status,
            $$"""{"error":"{{code}}","error_description":{{JsonSerializer.Serialize($"{Sessions.SecretText} {Basic} {Uri.EscapeDataString(Basic)}{Echo}{new string('z', 5000)}")}}}""",
            ("ININ-Correlation-Id-2", "x")) with
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ININ-Correlation-Id"] = $"{Basic}{Echo}" },
        });

        var error = await Assert.ThrowsAsync<SignInException>(
            () => SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, CancellationToken.None));

        foreach (string secret in new[] { Sessions.SecretText, Basic, Uri.EscapeDataString(Basic) })
        {
            AssertClean(secret, error.Message, error.Failure!.Description, error.Failure.CorrelationId, error.Failure.Code);
        }

        Assert.InRange(error.Message.Length, 50, 1000);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Names_of_the_session_do_not_show_it(string secret)
    {
        string name = JsonSerializer.Serialize($"Acme {secret}{Echo}{new string('z', 5000)}");
        GenesysSession session = await ConnectAsync(
            _ => Answer.Json(200, "{}"), me: $$$"""{"organization":{"id":"org-1","name":{{{name}}}},"OAuthClient":{"id":"client-1","name":{{{name}}}}}""");

        AssertClean(secret, session.Organization, session.Name);
        Assert.StartsWith("Acme", session.Organization, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task The_error_of_a_job_does_not_show_it(string secret)
    {
        GenesysSession session = await ConnectAsync(
            _ => Answer.Json(200, $$"""{"state":"FAILED","errorMessage":{{JsonSerializer.Serialize(secret + Echo)}}}"""));
        var client = new JobClient(session, AnalyticsCatalog.Families.Single(f => f.Name == "ConversationDetails"), null);

        AnalyticsJob job = await client.GetAsync(new AnalyticsJob { Id = "job-1", Type = "ConversationDetails" }, default);

        AssertClean(secret, job.ErrorMessage, JobErrors.JobFailed(job).Message);
        Assert.Contains("********", job.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a\\r\\nb")]
    [InlineData(Token)]
    public async Task The_id_of_a_job_that_cannot_be_used_is_refused(string id)
    {
        GenesysSession session = await ConnectAsync(_ => Answer.Json(202, $$"""{"jobId":"{{id}}"}"""));
        var client = new JobClient(session, AnalyticsCatalog.Families.Single(f => f.Name == "ConversationDetails"), null);

        var error = await Assert.ThrowsAsync<AnswerException>(() => client.SubmitAsync([], default));

        Assert.Equal("JobIdMissing", error.ErrorId);
        AssertClean(Token, error.Message);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("../x")]
    [InlineData("a\r\nb")]
    public async Task The_id_of_a_job_does_not_lead_to_another_path(string id)
    {
        var sent = new List<string>();
        GenesysSession session = await ConnectAsync(r =>
        {
            sent.Add(r.Uri.AbsolutePath);
            return Answer.Json(200, """{"state":"QUEUED"}""");
        });
        var client = new JobClient(session, AnalyticsCatalog.Families.Single(f => f.Name == "ConversationDetails"), null);

        await Assert.ThrowsAsync<InputException>(() => client.GetAsync(new AnalyticsJob { Id = id, Type = "ConversationDetails" }, default));

        Assert.Empty(sent);
    }

    private static void AssertClean(string secret, params string?[] texts) => Assert.All(texts.OfType<string>(), text =>
    {
        Assert.DoesNotContain(secret.Replace("Bearer ", string.Empty, StringComparison.Ordinal), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(text, c => c is '\u001b' or '\r');
    });

    private static TransportResponse Error(int status, string secret)
    {
        string text = JsonSerializer.Serialize($"{secret}{Echo}{new string('z', 5000)}");
        return Answer.Json(status, $$"""{"code":{{JsonSerializer.Serialize("code " + secret)}},"message":{{text}},"contextId":{{text}}}""") with
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ININ-Correlation-Id"] = $"id {secret}{Echo}" },
        };
    }

    private Task<GenesysSession> ConnectAsync(Func<TransportRequest, TransportResponse> answer, string? me = null, bool renewed = false)
    {
        int tokens = 0;
        var transport = new FakeTransport(request => request switch
        {
            _ when request.IsTokenRequest() => Answer.Token(tokens++ > 0 && renewed ? NextToken : Token),
            { Method: "GET", Uri.AbsolutePath: "/api/v2/tokens/me" } => me is null ? Answer.Me : Answer.Json(200, me),
            _ => answer(request),
        });
        return SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, CancellationToken.None);
    }

    private sealed class Notices : IRequestObserver
    {
        public string? CorrelationId { get; private set; }

        public void Answered(RequestNotice notice) => CorrelationId = notice.CorrelationId;

        public void Retrying(RetryNotice notice)
        {
        }

        public void Waiting(WaitNotice notice)
        {
        }
    }
}
