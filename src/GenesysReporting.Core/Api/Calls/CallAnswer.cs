using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Api.Calls;

/// <summary>The content of an answer: JSON, text, bytes, or nothing.</summary>
internal sealed class CallAnswer : IDisposable
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = BodyText.MaxDepth };

    private readonly JsonDocument? _json;

    private CallAnswer(JsonDocument? json = null, string? text = null, byte[]? bytes = null)
    {
        _json = json;
        Text = text;
        Bytes = bytes;
    }

    /// <summary>The JSON, valid until the answer is disposed; null for other content.</summary>
    public JsonElement? Json => _json?.RootElement;

    /// <summary>The text, if it is not JSON; else null.</summary>
    public string? Text { get; }

    /// <summary>The bytes, if it is neither JSON nor text; else null.</summary>
    public byte[]? Bytes { get; }

    /// <summary>True if it is a web page, which the platform never answers with.</summary>
    public bool IsWebPage { get; private init; }

    /// <summary>Reads an answer by its media type. Throws <c>AnswerUnreadable</c> for invalid JSON.</summary>
    public static CallAnswer Read(ApiCall call, TransportResponse response)
    {
        ReadOnlyMemory<byte> body = WithoutMark(response.Body);
        MediaTypeHeaderValue? type = MediaTypeHeaderValue.TryParse(response.Header("Content-Type"), out var read) ? read : null;
        string media = type?.MediaType?.ToLowerInvariant() ?? string.Empty;
        return body.IsEmpty ? new CallAnswer()
            : IsJson(media) ? new CallAnswer(json: Parse(call, response))
            : media.Length == 0 ? Guess(response.JsonBody, body)
            : IsText(media) ? new CallAnswer(text: Decode(body, type!.CharSet)) { IsWebPage = media == "text/html" }
            : new CallAnswer(bytes: body.ToArray());
    }

    public void Dispose() => _json?.Dispose();

    private static JsonDocument Parse(ApiCall call, TransportResponse response)
    {
        try
        {
            return JsonDocument.Parse(response.JsonBody, Options);
        }
        catch (JsonException e)
        {
            // The position only: the parser's message may quote customers' data.
            throw ApiErrors.AnswerUnreadable(
                call.Target.Path,
                response.CorrelationId,
                $"line {e.LineNumber + 1}, byte {e.BytePositionInLine}");
        }
    }

    private static CallAnswer Guess(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> body)
    {
        try
        {
            return new CallAnswer(json: JsonDocument.Parse(json, Options));
        }
        catch (JsonException)
        {
            return new CallAnswer(text: Encoding.UTF8.GetString(body.Span));
        }
    }

    private static bool IsJson(string media) =>
        media is "application/json" or "text/json" || media.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string media) =>
        media.StartsWith("text/", StringComparison.Ordinal)
        || media.EndsWith("+xml", StringComparison.Ordinal)
        || media is "application/xml" or "application/csv" or "application/javascript" or "application/x-ndjson";

    private static string Decode(ReadOnlyMemory<byte> body, string? charset)
    {
        try
        {
            return Encoding.GetEncoding(charset?.Trim('"') ?? "utf-8").GetString(body.Span);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
}
