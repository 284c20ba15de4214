using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenesysReporting.Errors;

namespace GenesysReporting.Api.Calls;

/// <summary>Checks a body that was given as JSON, which is sent unchanged.</summary>
internal static class BodyText
{
    /// <summary>The platform's limit <c>request.bytes.max</c>.</summary>
    public const int MaxBytes = 512_000;

    /// <summary>The maximum depth of bodies and answers.</summary>
    public const int MaxDepth = 512;

    /// <summary>
    /// A body is not part of a web page, so letters need no escapes, which would take six times the bytes.
    /// </summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the text as UTF-8. Throws with line and position if it is not JSON, and if it is too large.</summary>
    public static ReadOnlyMemory<byte> Check(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (json.Length > MaxBytes)
        {
            throw CallErrors.BodyTooLarge(json.Length, MaxBytes);
        }

        try
        {
            ReadToEnd(json);
        }
        catch (JsonException e)
        {
            throw NotJson(text, json, e);
        }

        return json;
    }

    private static void ReadToEnd(byte[] json)
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

    /// <summary>Returns the parser's message, without its advice to programmers.</summary>
    private static string Reason(JsonException e) =>
        e.Message.Split([" LineNumber:", " Change the reader options"], StringSplitOptions.None)[0];

    /// <summary>Converts the parser's position in bytes to an editor's in characters.</summary>
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
