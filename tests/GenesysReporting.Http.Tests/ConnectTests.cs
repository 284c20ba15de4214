using GenesysReporting.Errors;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Http.Tests;

/// <summary>Connections that are never made. The tests' handler gives them a millisecond in place of the product's seconds.</summary>
public sealed class ConnectTests
{
    private static readonly Uri Silent = new("http://127.0.0.1:1/path");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly List<RetryNotice> _retries = [];
    private TimeSpan _limit;
    private int _connections;

    [Fact]
    public async Task A_connection_that_is_never_made_is_an_error_with_the_time_and_the_number_of_attempts()
    {
        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(mayRepeat: true));

        Assert.Equal(("HostUnreachable", ErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Equal("No connection to 127.0.0.1:1 within 15 seconds, in each of 3 attempts.", error.Message);
        Assert.Equal((3, TimeSpan.FromSeconds(15)), (_connections, _limit));
        Assert.Equal(["no connection in time", "no connection in time"], _retries.Select(r => r.Reason));
    }

    [Fact]
    public async Task One_attempt_is_not_counted()
    {
        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(mayRepeat: false));

        Assert.Equal("No connection to 127.0.0.1:1 within 15 seconds.", error.Message);
        Assert.Equal(1, _connections);
    }

    [Fact]
    public async Task A_proxy_that_is_never_reached_is_named()
    {
        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(mayRepeat: false, "127.0.0.1:2"));

        Assert.Equal("ProxyUnreachable", error.ErrorId);
        Assert.Equal("No connection to 127.0.0.1:1 through the proxy 127.0.0.1:2 (from HTTP_PROXY) within 15 seconds.", error.Message);
    }

    private async Task<TransportResponse> SendAsync(bool mayRepeat, string? proxy = null)
    {
        var options = new TransportOptions
        {
            Time = _time,
            Random = () => 0.5,
            AttemptTimeout = TimeSpan.FromDays(1),
            Environment = name => name == "HTTP_PROXY" ? proxy : null,
        };
        using var transport = new HttpTransport(options, ProxyRoute.Of(options), Silence);
        return await _time.RunAsync(transport.SendAsync(
            new TransportRequest("GET", Silent) { MayRepeat = mayRepeat, OnRetry = _retries.Add }, CancellationToken.None));
    }

    /// <summary>Lets no connection be made, and keeps the limit that the product has set.</summary>
    private void Silence(SocketsHttpHandler handler)
    {
        _limit = handler.ConnectTimeout;
        handler.ConnectTimeout = TimeSpan.FromMilliseconds(1);
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            Interlocked.Increment(ref _connections);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return Stream.Null;
        };
    }
}
