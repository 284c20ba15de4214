using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Auth;

public class AssertionSignInTests
{
    private static readonly string Assertion = Convert.ToBase64String("<Response>the assertion of the provider</Response>"u8);
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("client-1:hush-hush-1"));

    private readonly FakeTimeProvider _time = Sessions.Clock();

    [Fact]
    public async Task The_token_request_has_the_form_that_the_platform_documents()
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Me);

        await SessionConnector.ConnectAsync(Options(), transport, null, default);

        TransportRequest sent = transport.Sent.First();
        Assert.Equal(
            $"grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer&orgName=my-org&assertion={Uri.EscapeDataString(Assertion)}",
            sent.Text());
        Assert.Equal($"Basic {Basic}", sent.Authorization);
    }

    [Fact]
    public async Task The_token_is_used_to_its_end_and_never_asked_for_again()
    {
        bool isRefused = false;
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : isRefused ? Answer.Json(401, "{}") : Answer.Me);
        GenesysSession session = await SessionConnector.ConnectAsync(Options(), transport, null, default);

        _time.Advance(TimeSpan.FromDays(1));
        await SessionConnector.ProveAsync(session, default);
        isRefused = true;
        var error = await Assert.ThrowsAsync<ApiException>(() => SessionConnector.ProveAsync(session, default));

        Assert.Equal("SignInEnded", error.ErrorId);
        Assert.Contains("Saml2Bearer", error.NextStep, StringComparison.Ordinal);
        Assert.Single(transport.Sent, r => r.IsTokenRequest());
        Assert.False(session.CanRenew);
    }

    [Theory]
    [InlineData("invalid_grant")]
    [InlineData("invalid_request")]
    public async Task A_refused_assertion_names_the_organization_and_shows_no_secret_that_the_server_echoes(string code)
    {
        var transport = new FakeTransport(_ => Answer.Json(
            400, $$"""{"error":"{{code}}","error_description":"{{Assertion}} hush-hush-1 {{Basic}} for my-org"}"""));

        var error = await Assert.ThrowsAsync<SignInException>(() => SessionConnector.ConnectAsync(Options(), transport, null, default));

        Assert.Equal("AssertionRejected", error.ErrorId);
        Assert.Contains("******** ******** ******** for my-org", error.Message, StringComparison.Ordinal);
        Assert.All([Assertion, "hush-hush-1", Basic], secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Later_errors_do_not_show_them_either()
    {
        bool fails = false;
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : fails
            ? Answer.Json(403, $$"""{"code":"x","message":"{{Assertion}} hush-hush-1 {{Basic}}"}""")
            : Answer.Me);
        GenesysSession session = await SessionConnector.ConnectAsync(Options(), transport, null, default);
        fails = true;

        var error = await Assert.ThrowsAsync<ApiException>(() => SessionConnector.ProveAsync(session, default));

        Assert.Contains("******** ******** ********", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "my-org", "hush-hush-1", "AssertionMissing")]
    [InlineData(" ", "my-org", "hush-hush-1", "AssertionMissing")]
    [InlineData("PFJlc3BvbnNlLz4=", null, "hush-hush-1", "OrganizationNameMissing")]
    [InlineData("PFJlc3BvbnNlLz4=", " ", "hush-hush-1", "OrganizationNameMissing")]
    [InlineData("<Response/>", "my-org", "hush-hush-1", "AssertionMalformed")]
    [InlineData("bm8gWE1M", "my-org", "hush-hush-1", "AssertionMalformed")]
    [InlineData("PFJlc3BvbnNlLz4=", "my-org", null, "ClientSecretMissing")]
    public async Task Bad_input_is_refused_before_anything_is_sent(string? assertion, string? organization, string? secret, string errorId)
    {
        var transport = new FakeTransport(_ => Answer.Me);

        var error = await Assert.ThrowsAsync<InputException>(
            () => SessionConnector.ConnectAsync(Options(assertion, organization, secret), transport, null, default));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(transport.Sent);
    }

    private ConnectOptions Options() => Options(Assertion, "my-org", "hush-hush-1");

    private ConnectOptions Options(string? assertion, string? organization, string? secret) => new()
    {
        Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
        GrantType = GenesysGrantType.Saml2Bearer,
        ClientId = "client-1",
        ClientSecret = secret is null ? null : Secret.From(secret),
        Assertion = assertion is null ? null : Secret.From(assertion),
        OrganizationName = organization,
        Transport = new TransportOptions { Time = _time },
    };
}
