using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenesysReporting.Errors;

namespace GenesysReporting.Api.Calls;

/// <summary>A body that was given as JSON: checked, and sent as it is.</summary>
internal static class BodyText
{
    /// <summary>The platform's limit <c>request.bytes.max</c>.</summary>
    public const int MaxBytes = 512_000;

    /// <summary>As deep as an answer may be, too.</summary>
    public const int MaxDepth = 512;

    /// <summary>
    /// A body goes to a JSON parser and into no page, so letters may stay letters; escaped they would count six-fold.
    /// </summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text as UTF-8. Raises with line and position where it is not JSON, and when it is too large.</summary>
    public static ReadOnlyMemory<byte> Check(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (json.Length > MaxBytes)
        {
            throw CallErrors.BodyTooLarge(json.Length, MaxBytes);
        }

        try
        {
            Walk(json);
        }
        catch (JsonException e)
        {
            throw NotJson(text, json, e);
        }

        return json;
    }

    private static void Walk(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
        }
    }

    private static InputException NotJson(string text, byte[] json, JsonException e)
    {
        long line = e.LineNumber ?? 0;
        long position = Characters(json, line, e.BytePositionInLine ?? 0);
        string reason = string.IsNullOrWhiteSpace(text) ? "it is empty." : Reason(e);
        return CallErrors.BodyNotJson(line + 1, position + 1, reason, Hint(text));
    }

    /// <summary>The parser's words, without its advice to programmers.</summary>
    private static string Reason(JsonException e) =>
        e.Message.Split([" LineNumber:", " Change the reader options"], StringSplitOptions.None)[0];

    /// <summary>The parser counts bytes; an editor counts characters.</summary>
    private static long Characters(byte[] json, long line, long bytes)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start = Array.IndexOf(json, (byte)'\n', start) + 1;
        }

        return Encoding.UTF8.GetCharCount(json, start, (int)Math.Min(bytes, json.Length - start));
    }

    private static string? Hint(string text)
    {
        string start = text.TrimStart();
        return start.StartsWith("@{", StringComparison.Ordinal) || start.StartsWith("System.", StringComparison.Ordinal)
            ? "It looks like a PowerShell object in quotes; give the object itself, without quotes."
            : null;
    }
}
