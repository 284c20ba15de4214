using System.IO.Compression;
using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Transport;
using static GenesysReporting.Http.Tests.ScriptedServer;

namespace GenesysReporting.Http.Tests;

public sealed class AnswerLimitTests
{
    private const int Limit = 100_000;

    public static TheoryData<string, string> TooLarge => new()
    {
        { "measured", Reply(200, new string('x', Limit + 1)) },
        { "announced only", $"HTTP/1.1 200 OK\r\nContent-Length: {long.MaxValue}\r\nConnection: close\r\n\r\nx" },
        { "not measured", $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', Limit * 3)}" },
        { "gzip", Reply(200, Gzip(new byte[40_000_000]), "Content-Encoding: gzip") },
        { "gzip in gzip", Reply(200, Gzip(Gzip(new byte[40_000_000])), "Content-Encoding: gzip, gzip") },
        { "br", Reply(200, Brotli(new byte[40_000_000]), "Content-Encoding: br") },
        { "an error", Reply(500, Gzip(new byte[40_000_000]), "Content-Encoding: gzip") },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task An_answer_beyond_the_limit_is_an_error_and_is_asked_for_once(string name, string reply)
    {
        using var server = new ScriptedServer(reply, reply, reply);
        using ITransport transport = Create();

        var error = await Assert.ThrowsAsync<AnswerException>(
            () => transport.SendAsync(new TransportRequest("GET", server.Uri), default));

        Assert.Equal(("AnswerTooLarge", ErrorKind.InvalidAnswer), (error.ErrorId, error.Kind));
        Assert.Contains("100000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains(AnswerLimit.Variable, error.NextStep, StringComparison.Ordinal);
        Assert.True(server.Requests.Count == 1, name);
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_read()
    {
        string reply = Reply(200, Gzip(Encoding.UTF8.GetBytes(new string('x', Limit))), "Content-Encoding: gzip");
        using var server = new ScriptedServer(reply, Reply(200, new string('x', Limit)));
        using ITransport transport = Create();

        for (int i = 0; i < 2; i++)
        {
            TransportResponse response = await transport.SendAsync(new TransportRequest("GET", server.Uri), default);
            Assert.Equal(Limit, response.Body.Length);
        }
    }

    [Fact]
    public async Task A_request_can_have_a_smaller_limit()
    {
        using var server = new ScriptedServer(Reply(200, "0123456789"));
        using ITransport transport = Create();

        var error = await Assert.ThrowsAsync<AnswerException>(
            () => transport.SendAsync(new TransportRequest("GET", server.Uri) { MaxAnswerBytes = 9 }, default));

        Assert.Equal("AnswerTooLarge", error.ErrorId);
    }

    private static ITransport Create() =>
        new HttpTransportFactory().Create(new TransportOptions { UserAgent = "Tests/1", MaxAnswerBytes = Limit });

    private static byte[] Gzip(byte[] bytes) => Pack(bytes, s => new GZipStream(s, CompressionLevel.SmallestSize));

    private static byte[] Brotli(byte[] bytes) => Pack(bytes, s => new BrotliStream(s, CompressionLevel.Fastest));

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packing)
    {
        var packed = new MemoryStream();
        using (Stream stream = packing(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
