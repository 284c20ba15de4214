using System.Text;
using System.Text.Json;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Auth;

public class SignInTests
{
    private readonly FakeTimeProvider _time = Sessions.Clock();

    [Fact]
    public async Task The_token_request_has_the_form_that_the_platform_documents()
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Me);

        await SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, default);

        TransportRequest sent = transport.Sent.First();
        Assert.Equal("POST", sent.Method);
        Assert.Equal("https://login.mypurecloud.ie/oauth/token", sent.Uri.AbsoluteUri);
        Assert.Equal("application/x-www-form-urlencoded", sent.ContentType);
        Assert.Equal("grant_type=client_credentials", sent.Text());
        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"client-1:{Sessions.SecretText}")),
            sent.Authorization);
    }

    [Fact]
    public async Task The_token_is_proven_with_the_call_that_needs_no_permission()
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Me);

        GenesysSession session = await SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, default);

        TransportRequest proof = transport.Sent.Last();
        Assert.Equal(("GET", "https://api.mypurecloud.ie/api/v2/tokens/me"), (proof.Method, proof.Uri.AbsoluteUri));
        Assert.Equal("Bearer t", proof.Authorization);
        Assert.Equal(("Example", "Example", "org-1"), (session.Name, session.Organization, session.OrganizationId));
        Assert.Equal(("client-1", "Reports"), (session.ClientId, session.ClientName));
        Assert.Equal(_time.GetUtcNow().AddDays(1), session.ExpiresAt);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","description":"client not found","error_description":"client not found"}""", "ClientNotFound")]
    [InlineData(401, """{"error":"invalid_client","error_description":"authentication failed"}""", "ClientSecretRejected")]
    [InlineData(400, """{"error":"invalid_client","description":"authentication failed"}""", "ClientSecretRejected")]
    [InlineData(400, """{"error":"unauthorized_client"}""", "GrantNotAllowed")]
    [InlineData(500, "<html>no</html>", "SignInFailed")]
    [InlineData(400, "", "SignInFailed")]
    public async Task Each_refusal_has_its_own_error_with_what_the_server_said(int status, string body, string errorId)
    {
        var transport = new FakeTransport(_ => Answer.Json(status, body));

        var error = await Assert.ThrowsAsync<SignInException>(
            () => SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, default));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(ErrorKind.Authentication, error.Kind);
        Assert.Equal((status, "corr-1"), (error.Failure!.Status, error.Failure.CorrelationId));
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Sessions.SecretText, error.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.NextStep));
        Assert.True(transport.IsDisposed);
    }

    [Theory]
    [InlineData("""{"access_token":"tok-hush","expires_in":"x"}""")]
    [InlineData("""{"access_token":"tok-hush","expires_in":3.5}""")]
    [InlineData("""{"access_token":"tok-hush","refresh_token":{}}""")]
    [InlineData("""{"access_token":["tok-hush"],"expires_in":300}""")]
    [InlineData("""{"access_token":"tok-hush \ud800","expires_in":300}""")]
    [InlineData("""{"access_token":"tok-hush","expires_in":30""")]
    [InlineData("""{"access_token":null,"expires_in":300}""")]
    [InlineData("""{"expires_in":300}""")]
    [InlineData("""["tok-hush"]""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html>sign in here</html>")]
    [InlineData("""{"access_token":"tok\r\nX-Other: hush","expires_in":300}""")]
    [InlineData("""{"access_token":"tok hush","expires_in":300}""")]
    [InlineData("""{"access_token":"tok\u0000hush","expires_in":300}""")]
    [InlineData("""{"access_token":"tök-hush","expires_in":300}""")]
    public async Task An_answer_that_is_no_token_is_named_without_being_quoted(string body)
    {
        var transport = new FakeTransport(_ => Answer.Json(200, body));

        var error = await Assert.ThrowsAsync<AnswerException>(
            () => SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, default));

        Assert.Equal("TokenAnswerUnreadable", error.ErrorId);
        Assert.DoesNotContain("hush", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"organization":"Example"}""")]
    [InlineData("""{"organization":{"name":7}}""")]
    [InlineData("[]")]
    [InlineData("<html>sign in here</html>")]
    public async Task An_answer_that_does_not_tell_whose_token_it_is_is_an_error(string body)
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Json(200, body));

        var error = await Assert.ThrowsAsync<AnswerException>(
            () => SessionConnector.ConnectAsync(Sessions.Options(_time), transport, null, default));

        Assert.Equal("AnswerUnreadable", error.ErrorId);
        Assert.True(transport.IsDisposed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Without_a_secret_nothing_is_sent(string? secret)
    {
        var transport = new FakeTransport(_ => Answer.Token("t"));

        var error = await Assert.ThrowsAsync<InputException>(
            () => SessionConnector.ConnectAsync(Sessions.Options(_time, secret), transport, null, default));

        Assert.Equal("ClientSecretMissing", error.ErrorId);
        Assert.Empty(transport.Sent);
    }

    [Fact]
    public async Task A_session_shows_neither_secret_nor_token_in_any_form()
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Me);

        string shown = session + JsonSerializer.Serialize(session)
            + string.Join(' ', session.GetType().GetProperties().Select(p => p.GetValue(session)));

        Assert.DoesNotContain(Sessions.SecretText, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_revokes_the_token_and_ends_the_session()
    {
        string? revoked = null;
        GenesysSession session = await Sessions.ConnectAsync(_time, r =>
        {
            revoked = $"{r.Method} {r.Uri.AbsolutePath} {r.Authorization}";
            return Answer.Json(204, string.Empty);
        });

        await SessionConnector.DisconnectAsync(session, revoke: false, default);

        Assert.Equal("DELETE /api/v2/tokens/me Bearer token-1", revoked);
        Assert.False(session.IsConnected);
        Assert.Null(session.ExpiresAt);
    }

    [Fact]
    public async Task A_session_whose_token_could_not_be_revoked_ends_all_the_same()
    {
        GenesysSession session = await Sessions.ConnectAsync(_time, _ => Answer.Json(500, "{}"));

        await Assert.ThrowsAsync<ApiException>(() => SessionConnector.DisconnectAsync(session, revoke: false, default));

        Assert.False(session.IsConnected);
    }
}
