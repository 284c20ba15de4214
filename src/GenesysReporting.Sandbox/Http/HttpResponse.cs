using System.Text;

namespace GenesysReporting.Sandbox.Http;

/// <summary>The ways in which an answer ends: whole, in the middle of its body, or before its first byte.</summary>
internal enum ResponseEnding
{
    Whole,
    ResetInBody,
    StallInBody,
    CloseUnanswered,
    ResetUnanswered,
}

internal sealed record HttpResponse(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json";
    public const string Html = "text/html; charset=utf-8";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ResponseEnding Ending { get; init; }

    /// <summary>The buffer of the body, if it must be disposed after sending.</summary>
    public IDisposable? Borrowed { get; init; }

    /// <summary>The id of the answer's log entry, so that an aborted answer can be marked.</summary>
    public long LogId { get; init; }

    public static HttpResponse Empty(int status) => new(status, null, ReadOnlyMemory<byte>.Empty);

    public static HttpResponse Text(int status, string contentType, string text) =>
        new(status, contentType, Encoding.UTF8.GetBytes(text));

    public static HttpResponse Unanswered { get; } = Empty(0) with { Ending = ResponseEnding.CloseUnanswered };

    public HttpResponse With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
