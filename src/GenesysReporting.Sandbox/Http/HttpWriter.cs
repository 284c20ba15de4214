using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Writes answers, compressed if the request allows it.</summary>
internal static class HttpWriter
{
    /// <summary>Below this size gzip costs more than it saves.</summary>
    private const int CompressFrom = 256;

    /// <summary>Up to this size head and body are sent together.</summary>
    private const int OnePacket = 16 * 1024;

    public static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    public static async Task WriteAsync(
        Stream stream, HttpResponse response, HttpHead? head, bool keepAlive, CancellationToken cancel)
    {
        bool zip = head is not null && response.Body.Length >= CompressFrom && AcceptsGzip(head);
        ReadOnlyMemory<byte> body = zip ? Compress(response.Body) : response.Body;
        byte[] lines = Encoding.Latin1.GetBytes(Lines(response, body.Length, zip, keepAlive));
        if (head?.Method == "HEAD")
        {
            body = ReadOnlyMemory<byte>.Empty;
        }
        else if (response.Ending is ResponseEnding.ResetInBody or ResponseEnding.StallInBody)
        {
            body = body[..(body.Length / 2)];
        }

        if (body.Length <= OnePacket)
        {
            lines = [.. lines, .. body.Span];
            body = ReadOnlyMemory<byte>.Empty;
        }

        await stream.WriteAsync(lines, cancel).ConfigureAwait(false);
        await stream.WriteAsync(body, cancel).ConfigureAwait(false);
        await stream.FlushAsync(cancel).ConfigureAwait(false);
    }

    private static string Lines(HttpResponse response, int length, bool zip, bool keepAlive)
    {
        string reason = Enum.IsDefined((HttpStatusCode)response.Status)
            ? ((HttpStatusCode)response.Status).ToString()
            : "Status";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {reason}\r\n");
        if (response.ContentType is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {response.ContentType}\r\n");
        }

        foreach ((string name, string value) in response.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        text.Append(zip ? "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n" : string.Empty);
        text.Append(keepAlive ? string.Empty : "Connection: close\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        return text.ToString();
    }

    private static bool AcceptsGzip(HttpHead head)
    {
        foreach (string part in (head.Header("Accept-Encoding") ?? string.Empty).Split(','))
        {
            string[] words = part.Split(';', StringSplitOptions.TrimEntries);
            if (words[0].Equals("gzip", StringComparison.OrdinalIgnoreCase))
            {
                return !words.Skip(1).Any(word => word is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
            }
        }

        return false;
    }

    private static byte[] Compress(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(body.Span);
        }

        return packed.ToArray();
    }
}
