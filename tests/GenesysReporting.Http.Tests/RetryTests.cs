using System.IO.Compression;
using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Transport;
using Microsoft.Extensions.Time.Testing;
using static GenesysReporting.Http.Tests.ScriptedServer;

namespace GenesysReporting.Http.Tests;

/// <summary>The requests that are retried, those that are not, and the limits.</summary>
public sealed class RetryTests
{
    private const string Answered = """{"conversations":[{"conversationId":"ä"}]}""";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly List<RetryNotice> _retries = [];
    private readonly Gate _gate = new();
    private TransportOptions _options = new() { Random = () => 0.5, AttemptTimeout = TimeSpan.FromDays(1) };

    public static TheoryData<string, string?> Breaks() => new()
    {
        { "closed silently", null },
        { "reset", Reset },
        { "head cut short", "HTTP/1.1 200 OK\r\nContent-Le" },
        { "body cut short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"conversations\":[" },
        { "chunks cut short", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n" },
        { "never answered", Hang },
        { "stalled in the head", "HTTP/1.1 200 OK\r\nContent-" + Hang },
        { "stalled midway", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"conversations\":[" + Hang },
        { "packed and cut short", Reply(200, Gzip(Answered)[..^9], "Content-Encoding: gzip") },
        { "packed and damaged", Reply(200, [.. Gzip(Answered).Select((b, i) => i == 14 ? (byte)(b ^ 0x55) : b)], "Content-Encoding: gzip") },
        { "not packed although it says so", Reply(200, Answered, "Content-Encoding: gzip") },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_answer_is_asked_for_again_and_never_passed_on_in_part(string how, string? broken)
    {
        _options = _options with { AttemptTimeout = TimeSpan.FromSeconds(100) };
        using var server = new ScriptedServer(broken, Reply(200, Answered));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal(Answered, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal((2, how), (server.Requests.Count, how));
        Assert.Single(_retries);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_answer_to_what_may_not_be_repeated_is_an_error_at_once(string how, string? broken)
    {
        _options = _options with { AttemptTimeout = TimeSpan.FromSeconds(100) };
        using var server = new ScriptedServer(broken, Reply(200, Answered));

        await Assert.ThrowsAsync<TransportException>(() => SendAsync(server.Uri, mayRepeat: false));

        Assert.Equal((1, how), (server.Requests.Count, how));
        Assert.Empty(_retries);
    }

    [Fact]
    public async Task What_may_not_be_repeated_is_not_sent_again_on_a_kept_connection_either()
    {
        using var server = new ScriptedServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}", null, Reply(200));
        using ITransport transport = Create();
        await transport.SendAsync(new TransportRequest("GET", server.Uri), default);

        await Assert.ThrowsAsync<TransportException>(
            () => transport.SendAsync(new TransportRequest("POST", server.Uri) { MayRepeat = false }, default));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(408, false)]
    [InlineData(429, true)]
    [InlineData(500, false)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(504, false)]
    public async Task What_may_not_be_repeated_is_sent_again_after_a_429_alone(int status, bool repeats)
    {
        using var server = new ScriptedServer(Reply(status, "{}", "Retry-After: 1"), Reply(200));

        TransportResponse response = await SendAsync(server.Uri, mayRepeat: false);

        Assert.Equal(repeats ? (200, 2) : (status, 1), (response.Status, server.Requests.Count));
    }

    [Theory]
    [InlineData("Retry-After: 7", "{}", 7)]
    [InlineData("Retry-After: 0", "{}", 1)]
    [InlineData("Retry-After: Fri, 20 Nov 2026 09:59:00 GMT", "{}", 1)]
    [InlineData("retry-after: 7", "{\"message\":\"Retry the request in [42] seconds\"}", 7)]
    [InlineData("inin-ratelimit-reset: 30", "{\"message\":\"Rate limit exceeded the maximum. Retry the request in [42] seconds\"}", 42)]
    [InlineData("inin-ratelimit-reset: 30", "{}", 30)]
    [InlineData("Retry-After: soon", "{}", 10)]
    public async Task A_429_waits_by_its_header_then_its_words_then_the_reset(string header, string body, int seconds)
    {
        using var server = new ScriptedServer(Reply(429, body, header), Reply(200));

        await SendAsync(server.Uri);

        Assert.Equal(seconds, Assert.Single(_retries).Wait.TotalSeconds);
    }

    [Fact]
    public async Task A_date_is_measured_on_the_servers_own_clock()
    {
        using var server = new ScriptedServer(
            Reply(429, "{}", "Date: Fri, 20 Nov 2026 13:00:00 GMT", "Retry-After: Fri, 20 Nov 2026 13:00:20 GMT"), Reply(200));

        await SendAsync(server.Uri);

        Assert.Equal(20, Assert.Single(_retries).Wait.TotalSeconds);
    }

    [Fact]
    public async Task Repetitions_end_when_their_time_is_used_up()
    {
        _options = _options with { RetryWithin = TimeSpan.FromMinutes(5), MaxRetries = 100 };
        using var server = new ScriptedServer(Enumerable.Repeat(Reply(429, "{}", "Retry-After: 120"), 100).ToArray());

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal((429, 3), (response.Status, server.Requests.Count));
    }

    [Fact]
    public async Task Jitter_spreads_those_who_failed_together()
    {
        var waits = new HashSet<TimeSpan>();
        for (int i = 0; i < 5; i++)
        {
            double random = i / 5.0;
            _options = _options with { Random = () => random };
            using var server = new ScriptedServer(Reply(503), Reply(200));
            await SendAsync(server.Uri);
            waits.Add(_retries[^1].Wait);
        }

        Assert.Equal(5, waits.Count);
    }

    [Fact]
    public async Task Each_attempt_passes_the_gate_and_is_reported_with_its_answer()
    {
        using var server = new ScriptedServer(
            Reply(503, "{}", "inin-ratelimit-count: 1"), null, Reply(429, "{}", "inin-ratelimit-count: 2"), Reply(200));

        await SendAsync(server.Uri);

        Assert.Equal(4, _gate.Opened);
        Assert.Equal([503, null, 429, 200], _gate.Reports.Select(r => r.Response?.Status));
        Assert.Equal(["1", "2"], _gate.Reports.Select(r => r.Response?.Header("inin-ratelimit-count")).OfType<string>());
        Assert.NotNull(_gate.Reports[1].Failure);
    }

    [Fact]
    public async Task An_attempt_that_is_stopped_is_reported_as_well()
    {
        using var server = new ScriptedServer(Hang);
        using ITransport transport = Create();

        await server.SendAndStopAsync(transport, Request(server.Uri));

        Assert.Equal([AttemptReport.Stopped], _gate.Reports);
    }

    [Theory]
    [InlineData(Hang)]
    [InlineData("HTTP/1.1 429 Slow down\r\nContent-Length: 0\r\nRetry-After: 170\r\n\r\n")]
    public async Task A_transport_that_is_disposed_ends_what_is_under_way_or_waits(string reply)
    {
        using var server = new ScriptedServer(reply, Reply(200));
        ITransport transport = Create();
        Task<TransportResponse> sent = transport.SendAsync(Request(server.Uri), default);
        while (server.Requests.IsEmpty || (reply != Hang && _retries.Count == 0))
        {
            await Task.Yield();
        }

        transport.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => sent).WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => transport.SendAsync(Request(server.Uri), default));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_answer_is_unpacked_and_counted_as_it_came(string coding)
    {
        string text = string.Concat(Enumerable.Repeat(Answered, 5000));
        byte[] packed = coding switch { "gzip" => Gzip(text), "br" => Brotli(text), _ => Deflate(text) };
        using var server = new ScriptedServer(Reply(200, packed, $"Content-Encoding: {coding}"));

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal(text, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal(packed.Length, response.WireLength);
        Assert.Contains("Accept-Encoding: gzip, br\r\n", server.Requests.First(), StringComparison.Ordinal);
    }

    /// <summary>Several times as long as any buffer that was borrowed for it at first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_of_unknown_length_comes_whole(bool isPacked)
    {
        string text = new('a', 3_000_000);
        byte[] body = isPacked ? Gzip(text) : Encoding.UTF8.GetBytes(text);
        string coding = isPacked ? "Content-Encoding: gzip\r\n" : string.Empty;
        using var server = new ScriptedServer(
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{coding}Connection: close\r\n\r\n"
            + $"{body.Length:x}\r\n{Encoding.Latin1.GetString(body)}\r\n0\r\n\r\n");

        TransportResponse response = await SendAsync(server.Uri);

        Assert.Equal(text, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal(body.Length, response.WireLength);
    }

    /// <summary>HEAD returns the length of the answer to GET without the answer.</summary>
    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    [InlineData("GET", 304)]
    public async Task An_answer_that_has_no_body_is_empty_whatever_length_it_tells(string method, int status)
    {
        using var server = new ScriptedServer($"HTTP/1.1 {status} Status\r\nContent-Length: 100\r\nConnection: close\r\n\r\n");

        TransportResponse response = await SendAsync(server.Uri, method: method);

        Assert.Equal((status, 0, 1), (response.Status, response.Body.Length, response.Attempts));
    }

    [Fact]
    public async Task An_empty_answer_is_empty_however_it_says_it_is_packed()
    {
        using var server = new ScriptedServer(Reply(202, string.Empty, "Content-Encoding: gzip"));

        Assert.Equal(0, (await SendAsync(server.Uri)).Body.Length);
    }

    private static byte[] Gzip(string text) => Pack(text, s => new GZipStream(s, CompressionLevel.Fastest));

    private static byte[] Brotli(string text) => Pack(text, s => new BrotliStream(s, CompressionLevel.Fastest));

    private static byte[] Deflate(string text) => Pack(text, s => new ZLibStream(s, CompressionLevel.Fastest));

    private static byte[] Pack(string text, Func<Stream, Stream> packing)
    {
        var packed = new MemoryStream();
        using (Stream into = packing(packed))
        {
            into.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private ITransport Create() => new HttpTransportFactory().Create(_options with { Time = _time });

    private TransportRequest Request(Uri uri, bool mayRepeat = true, string method = "POST") => new(method, uri)
    {
        Content = method == "POST" ? "{}"u8.ToArray() : null,
        MayRepeat = mayRepeat,
        OnRetry = _retries.Add,
        Gate = _gate,
    };

    /// <summary>Sends, moving the clock on until the answer is there.</summary>
    private async Task<TransportResponse> SendAsync(Uri uri, bool mayRepeat = true, string method = "POST")
    {
        using ITransport transport = Create();
        return await _time.RunAsync(transport.SendAsync(Request(uri, mayRepeat, method), CancellationToken.None));
    }

    private sealed class Gate : IAttemptGate
    {
        public int Opened { get; private set; }

        public List<AttemptReport> Reports { get; } = [];

        public Task OpenAsync(CancellationToken cancellationToken)
        {
            Opened++;
            return Task.CompletedTask;
        }

        public void Close(AttemptReport report) => Reports.Add(report);
    }
}
