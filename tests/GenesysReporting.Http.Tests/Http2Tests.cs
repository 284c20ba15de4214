using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Http.Tests;

/// <summary>A server that speaks HTTP/2, and the ways in which it may end a stream or a connection.</summary>
public sealed class Http2Tests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentQueue<string> _ways = new();
    private int _requests;

    public Http2Tests() => _certificate = _authority.Issue();

    [Fact]
    public async Task Requests_share_a_connection_of_HTTP_2()
    {
        using LoopbackServer server = Serve("answer", "answer", "answer");
        using ITransport transport = Create();

        for (int i = 0; i < 3; i++)
        {
            TransportResponse response = await SendAsync(transport, server.Uri, mayRepeat: false);
            Assert.Equal((200, "{\"whole\":true}", 1), (response.Status, Encoding.UTF8.GetString(response.Body.Span), response.Attempts));
        }

        Assert.Equal((3, 1), (_requests, server.Connections));
    }

    /// <summary>The server says that it did not process the request, so that any request is sent again.</summary>
    [Theory]
    [InlineData("go away unprocessed", 2)]
    [InlineData("refuse", 1)]
    public async Task What_the_server_did_not_process_is_sent_again_in_any_case(string way, int connections)
    {
        using LoopbackServer server = Serve(way, "answer");
        using ITransport transport = Create();

        TransportResponse response = await SendAsync(transport, server.Uri, mayRepeat: false);

        Assert.Equal((200, 2, connections), (response.Status, _requests, server.Connections));
    }

    [Fact]
    public async Task A_connection_that_was_announced_to_end_is_replaced_for_the_next_request()
    {
        using LoopbackServer server = Serve("answer and go away", "answer");
        using ITransport transport = Create();

        await SendAsync(transport, server.Uri, mayRepeat: false);
        TransportResponse response = await SendAsync(transport, server.Uri, mayRepeat: false);

        Assert.Equal((200, 1, 2, 2), (response.Status, response.Attempts, _requests, server.Connections));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("reset midway")]
    [InlineData("close midway")]
    [InlineData("end too early")]
    [InlineData("end too late")]
    public async Task A_broken_answer_is_asked_for_again_and_never_passed_on_in_part(string way)
    {
        using LoopbackServer server = Serve(way, "answer");
        using ITransport transport = Create();

        TransportResponse response = await SendAsync(transport, server.Uri);

        Assert.Equal(("{\"whole\":true}", 2), (Encoding.UTF8.GetString(response.Body.Span), response.Attempts));
        Assert.Equal(2, _requests);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("reset midway")]
    [InlineData("close midway")]
    [InlineData("end too early")]
    [InlineData("end too late")]
    public async Task A_broken_answer_to_what_may_not_be_repeated_is_an_error(string way)
    {
        using LoopbackServer server = Serve(way, "answer");
        using ITransport transport = Create();

        var error = await Assert.ThrowsAsync<TransportException>(() => SendAsync(transport, server.Uri, mayRepeat: false));

        Assert.Equal(("ConnectionBroken", ErrorKind.Connection), (error.ErrorId, error.Kind));
        Assert.Equal(1, _requests);
    }

    /// <summary>Otherwise each retry would be sent on the dead connection.</summary>
    [Fact]
    public async Task A_connection_that_has_died_silently_is_replaced()
    {
        TimeSpan delay = default;
        using LoopbackServer server = Serve("silence", "answer");
        using ITransport transport = Create(handler =>
        {
            delay = handler.KeepAlivePingDelay;
            handler.KeepAlivePingDelay = handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(1);
        });

        TransportResponse response = await SendAsync(transport, server.Uri);

        Assert.Equal((200, 2, 2), (response.Status, response.Attempts, server.Connections));
        Assert.InRange(delay, TimeSpan.FromSeconds(1), new TransportOptions().AttemptTimeout / 2);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
    }

    private LoopbackServer Serve(params string[] ways)
    {
        foreach (string way in ways)
        {
            _ways.Enqueue(way);
        }

        return new LoopbackServer(ServeAsync);
    }

    private async Task ServeAsync(NetworkStream stream, int number)
    {
        Http2Peer peer = await Http2Peer.AcceptAsync(stream, _certificate);
        while (await peer.ReadRequestAsync() is { } id && _ways.TryDequeue(out string? way))
        {
            Interlocked.Increment(ref _requests);
            switch (way)
            {
                case "go away unprocessed":
                    await peer.GoAwayAsync(0);
                    break;
                case "answer and go away":
                    await peer.GoAwayAsync(id);
                    await peer.AnswerAsync(id, "{\"whole\":true}");
                    break;
                case "refuse":
                    await peer.ResetAsync(id, Http2Peer.RefusedStream);
                    break;
                case "silence":
                    break;
                case "reset":
                    await peer.ResetAsync(id, Http2Peer.InternalError);
                    break;
                case "reset midway":
                    await peer.AnswerAsync(id, "{\"whole\":", 14, isWhole: false);
                    await peer.ResetAsync(id, Http2Peer.InternalError);
                    break;
                case "close midway":
                    await peer.AnswerAsync(id, "{\"whole\":", 14, isWhole: false);
                    return;
                case "end too early":
                    await peer.AnswerAsync(id, "{\"whole\":", 14);
                    break;
                case "end too late":
                    await peer.AnswerAsync(id, "{\"whole\":true}}", 14);
                    break;
                default:
                    await peer.AnswerAsync(id, "{\"whole\":true}");
                    break;
            }
        }
    }

    private ITransport Create(Action<SocketsHttpHandler>? prepare = null) => _authority.Transport(
        new TransportOptions { Time = _time, Random = () => 0.5, AttemptTimeout = TimeSpan.FromDays(1), Environment = _ => null }, prepare);

    private Task<TransportResponse> SendAsync(ITransport transport, Uri uri, bool mayRepeat = true) => _time.RunAsync(transport.SendAsync(
        new TransportRequest("POST", uri) { Authorization = "Bearer tok", Content = "{}"u8.ToArray(), MayRepeat = mayRepeat }, CancellationToken.None));
}
