using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>The request line and the headers, whose names compare without case.</summary>
internal sealed record HttpHead(string Method, string Target, string Version, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;

    public bool KeepAlive => Version == "HTTP/1.0"
        ? HasToken("Connection", "keep-alive")
        : !HasToken("Connection", "close");

    public bool HasToken(string header, string token) =>
        Header(header)?.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase) == true;
}

/// <summary>A request. A body over the limit was read and dropped, so that the client can still read the answer.</summary>
internal sealed class HttpRequest
{
    public HttpRequest(HttpHead head, byte[] body, bool bodyTooLarge)
    {
        Head = head;
        Body = body;
        BodyTooLarge = bodyTooLarge;
        string target = head.Target;
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        Path = Uri.UnescapeDataString(mark < 0 ? target : target[..mark]);
        QueryText = mark < 0 ? string.Empty : target[(mark + 1)..];
        Query = FormFields.Parse(QueryText);
    }

    public HttpHead Head { get; }

    public string Method => Head.Method;

    public string Path { get; }

    public string QueryText { get; }

    public FormFields Query { get; }

    public byte[] Body { get; }

    public bool BodyTooLarge { get; }

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>The media type without its parameters, in lower case; null if there is none.</summary>
    public string? MediaType => Head.Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();
}
