using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Http.Tests;

/// <summary>Servers whose certificates are wrong, and connections that break while they are secured.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly TestAuthority _authority = new();
    private readonly ConcurrentQueue<string> _received = new();
    private readonly List<RetryNotice> _retries = [];

    public static TheoryData<string, bool, string, string> Bad => new()
    {
        { "expired", true, $"has expired: it was valid until {Day(-1)}.", "clock" },
        { "not valid yet", true, $"is not valid before {Day(1)}.", "clock" },
        { "wrong name", true, "is not for this name but for api.example.com.", "address" },
        { "self-signed", false, "is self-signed, and this machine does not trust it.", "root certificate" },
        { "unknown root", false, "was issued by CN=Root of the tests, which this machine does not trust.", "root certificate" },
        { "all", false, $"is not for this name but for api.example.com, and it has expired: it was valid until {Day(-1)}, and it was issued by CN=Root of the tests, which this machine does not trust.", "clock" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_certificate_is_refused_at_once_and_nothing_is_sent(string kind, bool isTrusted, string words, string step)
    {
        using X509Certificate2 certificate = Certificate(kind);
        using var server = new LoopbackServer((stream, _) => ServeAsync(stream, certificate));

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(server.Uri, isTrusted));

        Assert.Equal(("CertificateRefused", ErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Equal($"The certificate of 127.0.0.1 {words}", error.Message);
        Assert.Contains(step, error.NextStep, StringComparison.Ordinal);
        await server.EndAsync();
        Assert.Equal((1, 0), (server.Connections, _retries.Count));
        Assert.Empty(_received);
    }

    [Fact]
    public async Task A_certificate_of_a_trusted_root_is_taken()
    {
        using X509Certificate2 certificate = _authority.Issue();
        using var server = new LoopbackServer((stream, _) => ServeAsync(stream, certificate));

        Assert.Equal(200, (await SendAsync(server.Uri, isTrusted: true)).Status);

        Assert.Contains("Authorization: Bearer tok\r\n", Assert.Single(_received), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_certificate_behind_a_proxy_is_refused_too_and_the_proxy_is_named()
    {
        using X509Certificate2 certificate = Certificate("unknown root");
        using var proxy = new LoopbackServer(async (stream, _) =>
        {
            await ReadHeadAsync(stream);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            await ServeAsync(stream, certificate);
        });
        ProxySettings way = ProxySettings.From(new Uri($"http://{proxy.Uri.Authority}"), null);

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(new Uri("https://api.example.invalid/"), isTrusted: false, way));

        Assert.Equal("CertificateRefused", error.ErrorId);
        Assert.StartsWith(
            $"The certificate of api.example.invalid through the proxy {proxy.Uri.Authority} (from -Proxy) is not for this name but for 127.0.0.1, and it was issued by ",
            error.Message, StringComparison.Ordinal);
        await proxy.EndAsync();
        Assert.Equal(1, proxy.Connections);
        Assert.Empty(_received);
    }

    /// <summary>An alert about the version, as servers of TLS 1.0 send it, and an answer without TLS.</summary>
    [Theory]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0046")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_server_that_does_not_speak_todays_TLS_is_asked_once(string answer)
    {
        using var server = new LoopbackServer(async (stream, _) =>
        {
            await stream.ReadExactlyAsync(new byte[5]);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
            await stream.CopyToAsync(Stream.Null);
        });

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(server.Uri, isTrusted: true));

        Assert.Equal(("SecureConnectionFailed", ErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Contains("old version of TLS", error.NextStep, StringComparison.Ordinal);
        Assert.Equal((1, 0), (server.Connections, _retries.Count));
    }

    [Fact]
    public async Task A_connection_that_breaks_while_it_is_secured_is_made_again()
    {
        using X509Certificate2 certificate = _authority.Issue();
        using var server = new LoopbackServer(async (stream, number) =>
        {
            await (number == 1 ? stream.ReadExactlyAsync(new byte[5]).AsTask() : ServeAsync(stream, certificate));
        });

        TransportResponse response = await SendAsync(server.Uri, isTrusted: true);

        Assert.Equal((200, 2), (response.Status, response.Attempts));
        Assert.Single(_received);
    }

    public void Dispose() => _authority.Dispose();

    private static string Day(int day) => TestAuthority.Now.AddDays(day).ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private X509Certificate2 Certificate(string kind) => kind switch
    {
        "expired" => _authority.Issue(null, -2, -1),
        "not valid yet" => _authority.Issue(null, 1, 2),
        "wrong name" => _authority.Issue("api.example.com"),
        "self-signed" => TestAuthority.SelfSigned(),
        "all" => _authority.Issue("api.example.com", -2, -1),
        _ => _authority.Issue(),
    };

    private async Task ServeAsync(NetworkStream stream, X509Certificate2 certificate)
    {
        using var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(certificate);
        if (await ReadHeadAsync(secure) is { Length: > 0 } head)
        {
            _received.Enqueue(head);
            await secure.WriteAsync(Encoding.Latin1.GetBytes(ScriptedServer.Reply(200)));
        }
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    /// <summary>Sends; the machine's own roots decide unless the tests' root is trusted.</summary>
    private async Task<TransportResponse> SendAsync(Uri uri, bool isTrusted, ProxySettings? proxy = null)
    {
        var options = new TransportOptions { Time = _time, Random = () => 0.5, AttemptTimeout = TimeSpan.FromDays(1), Proxy = proxy, Environment = _ => null };
        using ITransport transport = isTrusted ? _authority.Transport(options) : new HttpTransportFactory().Create(options);
        var request = new TransportRequest("POST", uri) { Authorization = "Bearer tok", Content = "client_secret=s3cret"u8.ToArray(), OnRetry = _retries.Add };
        return await _time.RunAsync(transport.SendAsync(request, CancellationToken.None));
    }
}
