using System.Net.Sockets;
using System.Net;
using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Shared;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;
using static GenesysReporting.Http.Tests.ScriptedServer;

namespace GenesysReporting.Http.Tests;

public sealed class HttpTransportTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly List<RetryNotice> _retries = [];

    // Long, as the tests' clock runs much faster than the sockets; the one test of it sets its own.
    private TimeSpan _attemptTimeout = TimeSpan.FromDays(1);

    private ProxySettings? _proxy;
    private Dictionary<string, string> _environment = [];

    [Fact]
    public async Task A_request_goes_out_as_it_was_given()
    {
        using var server = new ScriptedServer(Reply(200, "{\"a\":1}", "ININ-Correlation-Id: c-1"));

        TransportResponse response = await SendAsync(server.Uri);

        string sent = Assert.Single(server.Requests);
        Assert.StartsWith("POST /path HTTP/1.1\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer tok\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Tests/1\r\n", sent, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"q\":\"ä\"}", sent, StringComparison.Ordinal);
        Assert.Equal((200, "{\"a\":1}"), (response.Status, Encoding.UTF8.GetString(response.Body.Span)));
        Assert.Equal(("c-1", 1), (response.Header("inin-correlation-id"), response.Attempts));
    }

    [Theory]
    [InlineData(429, "Retry-After: 7", 7)]
    [InlineData(429, "Retry-After: Fri, 20 Nov 2026 10:00:09 GMT", 9)]
    [InlineData(429, "inin-ratelimit-reset: 61", 61)]
    [InlineData(429, "X: y", 10)]
    [InlineData(503, "Retry-After: 5", 5)]
    public async Task A_wait_that_the_platform_asks_for_is_kept_to(int status, string header, int seconds)
    {
        using var server = new ScriptedServer(Reply(status, "{}", header), Reply(200));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((200, 2), (response.Status, response.Attempts));
        RetryNotice notice = Assert.Single(_retries);
        Assert.Equal($"HTTP {status}", notice.Reason);
        // A date comes nearer while the test's clock runs on.
        Assert.InRange(notice.Wait, TimeSpan.FromSeconds(seconds - 2), TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again_with_growing_waits_until_it_gives_up(int status)
    {
        using var server = new ScriptedServer(Enumerable.Repeat(Reply(status, "<html>"), 10).ToArray());

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((status, 6, 6), (response.Status, response.Attempts, server.Requests.Count));
        Assert.All(_retries, notice => Assert.InRange(notice.Wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30)));
        Assert.True(_retries[4].Wait > _retries[0].Wait);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Sat, 01 Jan 2000 00:00:00 GMT")]
    [InlineData("12:30")]
    public async Task A_wait_of_nothing_backs_off_all_the_same(string retryAfter)
    {
        using var server = new ScriptedServer(Enumerable.Repeat(Reply(503, "{}", $"Retry-After: {retryAfter}"), 10).ToArray());

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((503, 6), (response.Status, server.Requests.Count));
        Assert.All(_retries, notice => Assert.InRange(notice.Wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(30)));
        Assert.True(_retries[4].Wait > _retries[0].Wait);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task Any_other_answer_is_an_answer_and_is_not_asked_for_again(int status)
    {
        using var server = new ScriptedServer(Reply(status, "{}", "Location: http://127.0.0.1:9/"), Reply(200));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((status, 1), (response.Status, server.Requests.Count));
    }

    [Fact]
    public async Task An_answer_cut_short_is_asked_for_again_and_never_passed_on_in_part()
    {
        using var server = new ScriptedServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"conversations\":[",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
            null,
            Reply(200, "{\"whole\":true}"));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal("{\"whole\":true}", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal(4, response.Attempts);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_attempts_time()
    {
        _attemptTimeout = TimeSpan.FromSeconds(100);
        using var server = new ScriptedServer(Enumerable.Repeat(Hang, 10).ToArray());

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(server.Uri));

        Assert.Equal("AnswerTimedOut", error.ErrorId);
        Assert.Contains("within 100 seconds, in each of 3 attempts", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_wait_of_hours_is_not_waited_out()
    {
        using var server = new ScriptedServer(Reply(429, "{}", "Retry-After: 7200"), Reply(200));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((429, 1), (response.Status, server.Requests.Count));
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_sent_once()
    {
        using var server = new ScriptedServer(Reply(503), Reply(200));

        TransportResponse response = await SendAsync(server.Uri, mayRepeat: false);

        Assert.Equal((503, 1), (response.Status, server.Requests.Count));
    }

    [Fact]
    public async Task What_the_rate_limit_turned_away_is_repeated_in_any_case()
    {
        using var server = new ScriptedServer(Reply(429), Reply(200));

        TransportResponse response = await SendAsync(server.Uri, mayRepeat: false);

        Assert.Equal((200, 2), (response.Status, server.Requests.Count));
    }

    [Fact]
    public async Task An_answer_keeps_its_media_type()
    {
        using var server = new ScriptedServer(Reply(200, "{}", "Content-Type: application/json"));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal("application/json", response.Header("Content-Type"));
    }

    [Fact]
    public async Task A_port_without_a_listener_is_named()
    {
        Uri unused = new($"http://127.0.0.1:{FreePort.Next()}/path");

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(unused));

        Assert.Equal(("HostUnreachable", ErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Contains(unused.Authority, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _retries.Count);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_named_and_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(new Uri("https://api.nowhere.invalid/")));

        Assert.Equal("HostNotFound", error.ErrorId);
        Assert.Contains("api.nowhere.invalid", error.Message, StringComparison.Ordinal);
        Assert.Empty(_retries);
    }

    [Fact]
    public async Task Stopping_ends_a_wait_at_once()
    {
        using var server = new ScriptedServer(Reply(429, "{}", "Retry-After: 100"), Reply(200));
        using ITransport transport = Create();
        using var stop = new CancellationTokenSource();
        var waiting = new TaskCompletionSource();
        Task<TransportResponse> sent = transport.SendAsync(
            Request(server.Uri, notice => waiting.TrySetResult()), stop.Token);
        await waiting.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Stopping_ends_a_request_under_way_at_once()
    {
        using var server = new ScriptedServer(Hang);
        using ITransport transport = Create();

        await server.SendAndStopAsync(transport, Request(server.Uri));
    }

    private static TransportRequest Request(Uri uri, Action<RetryNotice>? onRetry = null, bool mayRepeat = true) =>
        new("POST", uri)
        {
            Authorization = "Bearer tok",
            Content = Encoding.UTF8.GetBytes("{\"q\":\"ä\"}"),
            MayRepeat = mayRepeat,
            OnRetry = onRetry,
        };

    [Fact]
    public async Task A_given_proxy_is_asked_and_the_host_is_not_looked_up_here()
    {
        using var proxy = new ScriptedServer(Reply(200, "{\"via\":1}"));
        _proxy = ProxySettings.From(new Uri(proxy.Uri.GetLeftPart(UriPartial.Authority)), null);

        TransportResponse response = await SendAsync(new Uri("http://api.example.invalid/path"));

        Assert.Equal(200, response.Status);
        Assert.StartsWith("POST http://api.example.invalid/path HTTP/1.1\r\n", Assert.Single(proxy.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_wants_a_credential_gets_the_one_that_was_given()
    {
        using var proxy = new ScriptedServer(Reply(407, "{}", "Proxy-Authenticate: Basic realm=\"p\""), Reply(200));
        var credential = new NetworkCredential("me", "pr0xy-secret");
        _proxy = ProxySettings.From(new Uri(proxy.Uri.GetLeftPart(UriPartial.Authority)), credential);

        TransportResponse response = await SendAsync(new Uri("http://api.example.invalid/path"));

        Assert.Equal(200, response.Status);
        string given = Convert.ToBase64String(Encoding.ASCII.GetBytes("me:pr0xy-secret"));
        Assert.Contains($"Proxy-Authorization: Basic {given}", proxy.Requests.Last(), StringComparison.Ordinal);
        Assert.DoesNotContain("pr0xy-secret", new TransportOptions { Proxy = _proxy }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_an_error_of_its_own_and_is_not_asked_again()
    {
        using var proxy = new ScriptedServer(Reply(407), Reply(200));
        _proxy = ProxySettings.From(new Uri(proxy.Uri.GetLeftPart(UriPartial.Authority)), null);

        var error = await Assert.ThrowsAsync<TransportException>(
            () => SendAsync(new Uri("http://api.example.invalid/path")));

        Assert.Equal("ProxyRefused", error.ErrorId);
        Assert.Single(proxy.Requests);
    }

    [Theory]
    [InlineData("HTTP_PROXY", "http://127.0.0.1:{0}", "http://login.example.invalid/x", "The proxy 127.0.0.1:{0} (from HTTP_PROXY) refused the connection.")]
    [InlineData("HTTP_PROXY", "127.0.0.1:{0}", "https://login.example.invalid/x", "The proxy 127.0.0.1:{0} (from HTTP_PROXY) refused the connection.")]
    [InlineData("https_proxy", "http://me:hush@127.0.0.1:{0}", "https://login.example.invalid/x", "The proxy 127.0.0.1:{0} (from https_proxy) refused the connection.")]
    [InlineData("ALL_PROXY", "http://127.0.0.1:{0}", "https://login.example.invalid/x", "The proxy 127.0.0.1:{0} (from ALL_PROXY) refused the connection.")]
    [InlineData("-Proxy", "http://127.0.0.1:{0}", "https://login.example.invalid/x", "The proxy 127.0.0.1:{0} (from -Proxy) refused the connection.")]
    public async Task A_dead_proxy_is_named_with_its_origin_and_without_its_password(string origin, string address, string target, string message)
    {
        int port = DeadPort();
        address = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, port);
        if (origin == "-Proxy")
        {
            _proxy = ProxySettings.From(new Uri(address), null);
        }
        else
        {
            _environment = new() { [origin] = address };
        }

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(new Uri(target)));

        Assert.Equal("ProxyUnreachable", error.ErrorId);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, port), error.Message);
        Assert.DoesNotContain("hush", error.ToString() + error.NextStep + error.Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("example.org,127.0.0.1")]
    [InlineData("example.org; 127.0.0.0/8")]
    public async Task NO_PROXY_reaches_its_hosts_without_the_proxy(string direct)
    {
        using var server = new ScriptedServer(Reply(200));
        _environment = new() { ["HTTP_PROXY"] = $"http://127.0.0.1:{DeadPort()}", ["NO_PROXY"] = direct };

        Assert.Equal(200, (await SendAsync(server.Uri)).Status);
    }

    [Theory]
    [InlineData(407, "asks for a user name and password (HTTP 407)")]
    [InlineData(403, "did not connect to api.example.invalid:443")]
    public async Task A_proxy_that_refuses_a_tunnel_is_named(int status, string part)
    {
        using var proxy = new ScriptedServer(Enumerable.Repeat(Reply(status), 10).ToArray());
        _environment = new() { ["HTTPS_PROXY"] = proxy.Uri.Authority };

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(new Uri("https://api.example.invalid:443/x")));

        Assert.Equal("ProxyRefused", error.ErrorId);
        Assert.Contains($"The proxy {proxy.Uri.Authority} (from HTTPS_PROXY) ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part.Replace(":443", string.Empty, StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.com", "https://api.example.com/", true)]
    [InlineData(".example.com", "https://api.example.com/", true)]
    [InlineData("*.example.com", "https://api.example.com/", true)]
    [InlineData("API.Example.com:443", "https://api.example.com/", true)]
    [InlineData("api.example.com:444", "https://api.example.com/", false)]
    [InlineData("ample.com", "https://api.example.com/", false)]
    [InlineData("", "https://api.example.com/", false)]
    public void The_hosts_of_NO_PROXY_are_read_as_curl_reads_them(string direct, string target, bool isDirect)
    {
        var proxy = EnvironmentProxy.Read(name => name == "NO_PROXY" ? direct : name == "HTTPS_PROXY" ? "http://me:p%40ss@p.example:1" : null)!;

        Assert.Equal(isDirect, proxy.IsBypassed(new Uri(target)));
        Assert.Equal("p@ss", proxy.GetCredential(new Uri("http://p.example:1/"), "Basic")!.Password);
    }

    [Theory]
    [InlineData("proxy.example.com:3128")]
    [InlineData("ftp://proxy.example.com")]
    [InlineData("http://me:hush@proxy.example.com:3128")]
    public void An_address_that_is_no_proxy_or_holds_a_password_is_refused(string address)
    {
        var error = Assert.Throws<InputException>(() => ProxySettings.From(new Uri(address, UriKind.RelativeOrAbsolute), null));

        Assert.Equal("ProxyUnusable", error.ErrorId);
        Assert.DoesNotContain("hush", error.ToString() + error.NextStep + error.Target, StringComparison.Ordinal);
    }

    private static int DeadPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private ITransport Create() => new HttpTransportFactory().Create(new TransportOptions
    {
        Time = _time,
        Random = () => 0.5,
        UserAgent = "Tests/1",
        AttemptTimeout = _attemptTimeout,
        Proxy = _proxy,
        Environment = name => _environment.GetValueOrDefault(name),
    });

    /// <summary>Sends, moving the clock on until the answer is there.</summary>
    private async Task<TransportResponse> SendAsync(Uri uri, bool mayRepeat = true)
    {
        using ITransport transport = Create();
        return await _time.RunAsync(transport.SendAsync(Request(uri, _retries.Add, mayRepeat), CancellationToken.None));
    }
}
