using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Auth;

/// <summary>The token endpoint's own limit, which it answers with 400.</summary>
public class SignInRateLimitTests : IRequestObserver
{
    private const string Limited = """{"error":"invalid_request","description":"rate limit exceeded; try later"}""";
    private readonly FakeTimeProvider _time = Sessions.Clock();
    private readonly List<TimeSpan> _waits = [];

    [Fact]
    public async Task It_is_waited_out_with_growing_waits_that_are_announced()
    {
        int refusals = 3;
        var transport = new FakeTransport(r => !r.IsTokenRequest() ? Answer.Me
            : refusals-- > 0 ? Answer.Json(400, Limited)
            : Answer.Token("t"));

        GenesysSession session = await _time.PassTimeAsync(ConnectAsync(transport));

        Assert.True(session.IsConnected);
        Assert.Equal(3, _waits.Count);
        Assert.Equal(_waits.Order(), _waits);
        Assert.All(_waits.Zip([5, 10, 20]), w => Assert.InRange(w.First.TotalSeconds, w.Second, w.Second * 1.25));
    }

    [Fact]
    public async Task It_is_given_up_after_about_a_minute()
    {
        var transport = new FakeTransport(_ => Answer.Json(400, Limited));
        DateTimeOffset started = _time.GetUtcNow();

        var error = await Assert.ThrowsAsync<SignInException>(() => _time.PassTimeAsync(ConnectAsync(transport)));

        Assert.Equal("SignInRateLimited", error.ErrorId);
        Assert.InRange((_time.GetUtcNow() - started).TotalSeconds, 60, 100);
    }

    [Fact]
    public async Task Other_refusals_are_not_repeated()
    {
        var transport = new FakeTransport(_ => Answer.Json(400, """{"error":"invalid_request","description":"bad form"}"""));

        await Assert.ThrowsAsync<SignInException>(() => ConnectAsync(transport));

        Assert.Single(transport.Sent);
    }

    void IRequestObserver.Answered(RequestNotice notice)
    {
    }

    void IRequestObserver.Retrying(RetryNotice notice) => _waits.Add(notice.Wait);

    void IRequestObserver.Waiting(WaitNotice notice)
    {
    }

    private Task<GenesysSession> ConnectAsync(FakeTransport transport) =>
        SessionConnector.ConnectAsync(Sessions.Options(_time), transport, this, default);
}
