using GenesysReporting.Api;
using GenesysReporting.Auth;
using GenesysReporting.Errors;
using GenesysReporting.Regions;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Auth;

public sealed class SuppliedTokenTests : IDisposable
{
    private readonly FakeTransport _transport;
    private int _status = 200;

    public SuppliedTokenTests() => _transport = new FakeTransport(_ => _status == 200 ? Answer.Me : Answer.Json(_status, "{}"));

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task It_is_proven_and_its_end_is_unknown()
    {
        GenesysSession session = await ConnectAsync("supplied");

        Assert.All(_transport.Sent, r => Assert.Equal("Bearer supplied", r.Authorization));
        Assert.Contains(_transport.Sent, r => r.Uri.AbsolutePath == "/api/v2/tokens/me");
        Assert.Null(session.ExpiresAt);
        Assert.False(session.CanRenew);
    }

    [Fact]
    public async Task Refused_it_ends_with_its_own_error_after_one_request()
    {
        GenesysSession session = await ConnectAsync("supplied");
        int before = _transport.Sent.Count;
        _status = 401;

        var error = await Assert.ThrowsAsync<ApiException>(() => SessionConnector.ProveAsync(session, default));

        Assert.Equal("SuppliedTokenEnded", error.ErrorId);
        Assert.Equal(before + 1, _transport.Sent.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Without_one_nothing_is_sent(string? token)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ConnectAsync(token));

        Assert.Equal("AccessTokenMissing", error.ErrorId);
        Assert.Empty(_transport.Sent);
    }

    [Theory]
    [InlineData("hush\r\nX: y")]
    [InlineData("Bearer hush")]
    [InlineData("hüsh")]
    public async Task One_that_cannot_stand_in_a_header_is_refused_unseen(string token)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ConnectAsync(token));

        Assert.Equal("AccessTokenMalformed", error.ErrorId);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_transport.Sent);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Disconnecting_revokes_it_only_when_asked_to(bool revoke, int deletions)
    {
        GenesysSession session = await ConnectAsync("supplied");

        await SessionConnector.DisconnectAsync(session, revoke, default);

        Assert.Equal(deletions, _transport.Sent.Count(r => r.Method == "DELETE"));
        Assert.False(session.IsConnected);
    }

    private Task<GenesysSession> ConnectAsync(string? token) => SessionConnector.ConnectAsync(
        new ConnectOptions
        {
            Endpoints = PlatformEndpoints.Of(RegionTable.Find("eu-west-1")!),
            GrantType = GenesysGrantType.AccessToken,
            AccessToken = token is null ? null : Secret.From(token),
            Transport = new TransportOptions { Time = Sessions.Clock() },
        },
        _transport,
        null,
        default);
}
