using System.Net;
using System.Net.Sockets;
using System.Text;
using GenesysReporting.Auth.Code;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Auth;

public sealed class CallbackListenerTests : IDisposable
{
    private readonly RedirectTarget _redirect = Browser.FreeRedirect();
    private readonly CallbackListener _listener;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));

    public CallbackListenerTests() => _listener = new CallbackListener(_redirect, "st4te", ServerText.WithoutSecrets, TimeProvider.System);

    public void Dispose()
    {
        _listener.Dispose();
        _limit.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Both_loopback_addresses_are_heard(string host)
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);

        string answer = await SendAsync(host, Request("/callback?code=c&state=st4te"));

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Equal("c", (await waiting).Code!.Reveal());
    }

    [Theory]
    [InlineData("/callbackx?code=c&state=st4te", 404)]
    [InlineData("/callback/?code=c&state=st4te", 404)]
    [InlineData("/CALLBACK?code=c&state=st4te", 404)]
    [InlineData("/favicon.ico", 404)]
    public async Task Other_paths_are_turned_away_and_the_wait_goes_on(string target, int status)
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);

        string refused = await SendAsync("127.0.0.1", Request(target));
        await SendAsync("127.0.0.1", Request("/callback?code=right&state=st4te"));

        Assert.StartsWith($"HTTP/1.1 {status}", refused, StringComparison.Ordinal);
        Assert.Equal("right", (await waiting).Code!.Reveal());
    }

    [Theory]
    [InlineData("POST /callback?code=c&state=st4te HTTP/1.1\r\nHost: {0}\r\nContent-Length: 0\r\n\r\n", 405)]
    [InlineData("GET /callback?code=c&state=st4te HTTP/1.1\r\nHost: evil.example\r\n\r\n", 404)]
    [InlineData("GET /callback?code=c&state=st4te HTTP/1.1\r\n\r\n", 404)]
    [InlineData("\u0016\u0003\u0001 hello\r\n\r\n", 400)]
    public async Task What_is_no_redirect_of_a_browser_is_turned_away(string request, int status)
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);

        string answer = await SendAsync("127.0.0.1", request.Replace("{0}", Host, StringComparison.Ordinal));
        await SendAsync("127.0.0.1", Request("/callback?code=right&state=st4te"));

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.Equal("right", (await waiting).Code!.Reveal());
    }

    [Fact]
    public async Task A_head_without_end_is_cut_off_and_a_silent_connection_disturbs_nobody()
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, _redirect.Port);

        await SendAsync("127.0.0.1", "GET /callback?" + new string('x', 20_000));
        await SendAsync("127.0.0.1", Request("/callback?code=right&state=st4te"));

        Assert.Equal("right", (await waiting).Code!.Reveal());
    }

    [Fact]
    public async Task A_hundred_silent_connections_are_bounded_and_do_not_shut_the_browser_out()
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);
        var silent = new List<TcpClient>();
        try
        {
            for (int i = 0; i < 100; i++)
            {
                var client = new TcpClient();
                silent.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, _redirect.Port, _limit.Token);
            }

            // The oldest one is closed by the listener, long before its ten seconds have passed.
            Assert.Equal(0, await silent[0].GetStream().ReadAsync(new byte[1], _limit.Token));
            Assert.InRange(_listener.Connections, 1, 32);

            await SendAsync("127.0.0.1", Request("/callback?code=right&state=st4te"));
            Assert.Equal("right", (await waiting).Code!.Reveal());
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_request_that_comes_byte_by_byte_is_read()
    {
        Task<CallbackAnswer> waiting = _listener.WaitAsync(_limit.Token);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, _redirect.Port, _limit.Token);
        foreach (byte part in Encoding.Latin1.GetBytes(Request("/callback?code=slow&state=st4te")))
        {
            await client.GetStream().WriteAsync(new[] { part }, _limit.Token);
        }

        Assert.Equal("slow", (await waiting).Code!.Reveal());
    }

    [Fact]
    public async Task A_second_answer_does_not_replace_the_first()
    {
        string first = await SendBeforeWaitAsync(Request("/callback?code=one&state=st4te"));
        string second = await SendBeforeWaitAsync(Request("/callback?code=two&state=st4te"));
        CallbackAnswer answer = await _listener.WaitAsync(_limit.Token);

        Assert.StartsWith("HTTP/1.1 200", first, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 409", second, StringComparison.Ordinal);
        Assert.Equal("one", answer.Code!.Reveal());
    }

    [Fact]
    public void A_second_listener_cannot_share_the_port()
    {
        var error = Assert.Throws<SignInException>(() => new CallbackListener(_redirect, "other", ServerText.WithoutSecrets, TimeProvider.System));

        Assert.Equal("CallbackPortInUse", error.ErrorId);
        Assert.Contains(_redirect.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_holds_no_script_and_nothing_of_the_answer()
    {
        _ = _listener.WaitAsync(_limit.Token);

        string page = await SendAsync("127.0.0.1", Request("/callback?code=c0de-value&state=st4te"));

        Assert.DoesNotContain("c0de-value", page, StringComparison.Ordinal);
        Assert.DoesNotContain("st4te", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost:8080/callback")]
    [InlineData("http://example.com/callback")]
    [InlineData("http://192.168.1.1:8080/")]
    [InlineData("http://localhost:0/callback")]
    [InlineData("http://localhost:8080/callback?x=1")]
    [InlineData("http://localhost:8080/callback#x")]
    [InlineData("http://me@localhost:8080/")]
    [InlineData("localhost:8080")]
    [InlineData("")]
    public void A_redirect_uri_that_cannot_be_listened_on_is_refused(string text) => Assert.Equal(
        "RedirectUriUnusable", Assert.Throws<InputException>(() => RedirectTarget.Parse(text)).ErrorId);

    private string Host => $"localhost:{_redirect.Port}";

    private string Request(string target) => $"GET {target} HTTP/1.1\r\nHost: {Host}\r\n\r\n";

    // The listener answers only while it waits; a first wait is ended by its answer, so this one is begun and left.
    private async Task<string> SendBeforeWaitAsync(string request)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token);
        Task<string> answer = SendAsync("127.0.0.1", request);
        Task accepting = _listener.AcceptAllAsync(stop.Token);
        string text = await answer;
        await stop.CancelAsync();
        await accepting;
        return text;
    }

    private async Task<string> SendAsync(string host, string request)
    {
        using var client = new TcpClient(host.StartsWith('[') ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Parse(host), _redirect.Port, _limit.Token);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), _limit.Token);
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, _limit.Token);
        }
        catch (IOException)
        {
            // Cut off.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
