using System.Buffers.Binary;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GenesysReporting.Http.Tests;

/// <summary>The server's end of a connection that speaks HTTP/2 over TLS (RFC 9113), frame by frame.</summary>
internal sealed class Http2Peer(SslStream stream)
{
    public const uint NoError = 0;
    public const uint InternalError = 2;
    public const uint RefusedStream = 7;

    private const int HeadLength = 9;
    private const string Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;

    private enum Frame : byte
    {
        Data = 0,
        Headers = 1,
        Reset = 3,
        Settings = 4,
        GoAway = 7,
    }

    /// <summary>Secures a connection as one of HTTP/2, and exchanges the settings.</summary>
    public static async Task<Http2Peer> AcceptAsync(NetworkStream stream, X509Certificate2 certificate)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        });
        var peer = new Http2Peer(secure);
        byte[] preface = new byte[Preface.Length];
        await secure.ReadExactlyAsync(preface);
        Assert.Equal(Preface, Encoding.ASCII.GetString(preface));
        await peer.SendAsync(Frame.Settings, 0, 0, []);
        return peer;
    }

    /// <summary>Reads until the end of a request, and returns the number of its stream; null if the client has closed the connection.</summary>
    public async Task<int?> ReadRequestAsync()
    {
        byte[] head = new byte[HeadLength];
        while (await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false) == HeadLength)
        {
            await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]]);
            var kind = (Frame)head[3];
            if (kind == Frame.Settings && head[4] == 0)
            {
                await SendAsync(Frame.Settings, 1, 0, []);
            }
            else if (kind is Frame.Headers or Frame.Data && (head[4] & EndStream) != 0)
            {
                return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5));
            }
        }

        return null;
    }

    /// <summary>Sends status 200 with the announced length, and a body.</summary>
    public async Task AnswerAsync(int id, string body, int? announced = null, bool isWhole = true)
    {
        string length = (announced ?? body.Length).ToString(CultureInfo.InvariantCulture);

        // Entry 8 of the static table is ':status: 200', and entry 28 'content-length' (RFC 7541, appendix A).
        byte[] headers = [0x88, 0x0F, 28 - 15, (byte)length.Length, .. Encoding.ASCII.GetBytes(length)];
        await SendAsync(Frame.Headers, EndHeaders, id, headers);
        await SendAsync(Frame.Data, isWhole ? EndStream : (byte)0, id, Encoding.ASCII.GetBytes(body));
    }

    /// <summary>Ends one stream.</summary>
    public Task ResetAsync(int id, uint code) => SendAsync(Frame.Reset, 0, id, Number(code));

    /// <summary>Announces the end of the connection: streams after the last one were not processed.</summary>
    public Task GoAwayAsync(int last) => SendAsync(Frame.GoAway, 0, 0, [.. Number((uint)last), .. Number(NoError)]);

    private static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private async Task SendAsync(Frame kind, byte flags, int id, byte[] payload)
    {
        byte[] frame = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, (byte)kind, flags, .. Number((uint)id), .. payload];
        await stream.WriteAsync(frame);
        await stream.FlushAsync();
    }
}
