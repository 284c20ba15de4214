using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>Reads the requests of a connection, and limits the size of every part.</summary>
internal sealed class HttpReader(Stream stream)
{
    public const int HeadLimit = 64 * 1024;
    public const int BodyLimit = 512_000;

    /// <summary>A body over its limit is read up to here and dropped, as closing early would reset the connection and lose the refusal.</summary>
    private const long DrainLimit = 64L * 1024 * 1024;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Returns the next head; null if the client closed the connection between two requests.</summary>
    public async Task<HttpHead?> ReadHeadAsync(CancellationToken cancel)
    {
        int budget = HeadLimit;
        string? line = await ReadLineAsync(budget, cancel).ConfigureAwait(false);
        if (line is { Length: 0 })
        {
            // A line break left over from the previous request is allowed (RFC 9112, 2.2).
            line = await ReadLineAsync(budget, cancel).ConfigureAwait(false);
        }

        if (line is null)
        {
            return null;
        }

        string[] parts = line.Split(' ');
        if (parts.Length != 3 || parts[2] is not ("HTTP/1.1" or "HTTP/1.0") || !parts[1].StartsWith('/'))
        {
            throw new BadHttpException(400, "The request line is not one of HTTP/1.1.");
        }

        budget -= line.Length;
        return new HttpHead(parts[0], parts[1], parts[2], await ReadHeadersAsync(budget, cancel).ConfigureAwait(false));
    }

    public async Task<HttpRequest> ReadBodyAsync(HttpHead head, CancellationToken cancel)
    {
        var body = new BodySink(BodyLimit);
        string? coding = head.Header("Transfer-Encoding");
        string? length = head.Header("Content-Length");
        if (coding is not null && length is not null)
        {
            throw new BadHttpException(400, "Content-Length and Transfer-Encoding exclude each other.");
        }

        if (coding is not null)
        {
            await ReadChunksAsync(coding, body, cancel).ConfigureAwait(false);
        }
        else if (length is not null)
        {
            if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            {
                throw new BadHttpException(400, "Content-Length is not a number.");
            }

            await CopyAsync(count, body, cancel).ConfigureAwait(false);
        }

        return new HttpRequest(head, body.ToArray(), body.TooLarge);
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadHeadersAsync(int budget, CancellationToken cancel)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            string line = await ReadLineAsync(budget, cancel).ConfigureAwait(false) ?? throw new EndOfStreamException();
            if (line.Length == 0)
            {
                return headers;
            }

            budget -= line.Length;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line[..colon].Any(char.IsWhiteSpace))
            {
                throw new BadHttpException(400, "A header line has no name.");
            }

            string name = line[..colon];
            string value = line[(colon + 1)..].Trim();
            headers[name] = headers.TryGetValue(name, out string? before) ? before + ", " + value : value;
        }
    }

    private async Task ReadChunksAsync(string coding, BodySink body, CancellationToken cancel)
    {
        if (!coding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpException(501, "The only transfer coding is chunked.");
        }

        while (true)
        {
            string line = await ReadLineAsync(1024, cancel).ConfigureAwait(false) ?? throw new EndOfStreamException();
            string digits = line.Split(';')[0].Trim();
            if (!long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long count) || count < 0)
            {
                throw new BadHttpException(400, "A chunk has no size.");
            }

            if (count == 0)
            {
                await ReadHeadersAsync(HeadLimit, cancel).ConfigureAwait(false);
                return;
            }

            await CopyAsync(count, body, cancel).ConfigureAwait(false);
            if (await ReadLineAsync(2, cancel).ConfigureAwait(false) is not { Length: 0 })
            {
                throw new BadHttpException(400, "A chunk is longer than its size.");
            }
        }
    }

    private async Task CopyAsync(long count, BodySink body, CancellationToken cancel)
    {
        if (body.Length + count > DrainLimit)
        {
            throw new BadHttpException(413, "The body is too large to be read.");
        }

        while (count > 0)
        {
            if (_start == _end && !await FillAsync(cancel).ConfigureAwait(false))
            {
                throw new EndOfStreamException();
            }

            int take = (int)Math.Min(count, _end - _start);
            body.Add(_buffer.AsSpan(_start, take));
            _start += take;
            count -= take;
        }
    }

    private async Task<string?> ReadLineAsync(int limit, CancellationToken cancel)
    {
        var line = new ArrayBufferWriter<byte>();
        while (true)
        {
            if (_start == _end && !await FillAsync(cancel).ConfigureAwait(false))
            {
                return line.WrittenCount == 0 ? null : throw new EndOfStreamException();
            }

            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int mark = rest.IndexOf((byte)'\n');
            int take = mark < 0 ? rest.Length : mark + 1;
            if (line.WrittenCount + take > limit + 2)
            {
                throw new BadHttpException(431, "The head of the request is too large.");
            }

            line.Write(rest[..take]);
            _start += take;
            if (mark >= 0)
            {
                return Encoding.Latin1.GetString(line.WrittenSpan).TrimEnd('\n').TrimEnd('\r');
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancel).ConfigureAwait(false);
        return _end > 0;
    }
}
