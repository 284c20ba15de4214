using System.Text;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Tests.Json;

/// <summary>The cursor accepts and refuses the same texts as the framework's reader, and reads the same values.</summary>
public class JsonCursorTests
{
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "7", "-12", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "1.5", "-0.25", "1e3", "2E-2", "1.0", "123456789012345678901234567890", "\"\"", "\"a\"", "\"caf\u00e9 \ud83d\ude00\"",
        "\"sixteen bytes ..\"", "\"more than sixteen bytes, and a quote: \\\" here\"", "\"\\u00e9\\n\\\\\\/\\b\\f\\r\\t\"", "\"\\ud83d\\ude00\"",
        "\"2026-06-02T05:09:00.579Z\"", "\"2026-06-02T05:09:00Z\"", "\"2026-06-02T05:09:00.5790001+02:00\"", "\"2026-02-30T05:09:00.579Z\"",
        "\"2026-06-02T24:09:00.579Z\"", "\"2026-06-02\"", "\"0000-06-02T05:09:00.579Z\"", "\"2026-06-02T05:09:0a.579Z\"",
    ];

    private static readonly string[] Damage = ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "n", "\u0001", "\u00e9", " ", "\n", "\\u12", "x"];

    [Fact]
    public void It_skips_and_refuses_the_same_texts_as_the_framework()
    {
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 60_000; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(Damaged(Value(random, 4), random));
            bool isRight = FrameworkAccepts(utf8);
            refused += isRight ? 0 : 1;
            Assert.True(isRight == CursorAccepts(utf8), $"{isRight}: {Encoding.UTF8.GetString(utf8)}");
        }

        Assert.InRange(refused, 10_000, 55_000);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void It_reads_as_deep_as_the_framework(int depth)
    {
        foreach (string text in new[] { Nested("[", "]", depth), Nested("{\"a\":", "}", depth, "1"), Nested("[{\"a\":", "}]", depth / 2, "1") })
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            Assert.Equal(FrameworkAccepts(utf8), CursorAccepts(utf8));
        }
    }

    [Fact]
    public void Values_are_those_of_the_framework()
    {
        foreach (string scalar in Scalars)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes($" {scalar} ");
            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => r.TokenType == JsonTokenType.String ? r.GetString() : null, JsonTokenType.String),
                Cursor(utf8, (ref JsonCursor c) => c.ReadString()));
            Assert.Equal(Cursor(utf8, (ref JsonCursor c) => c.ReadString()), Cursor(utf8, (ref JsonCursor c) => c.ReadString(new TextCache())));
            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => r.TryGetInt64(out long v) ? v : null, JsonTokenType.Number),
                Cursor(utf8, (ref JsonCursor c) => c.ReadInt64()));
            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => r.GetDouble(), JsonTokenType.Number),
                Cursor(utf8, (ref JsonCursor c) => c.ReadDouble()));
            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => PlatformTime.TryRead(ref r, out DateTimeOffset v) ? v : null, JsonTokenType.String),
                Cursor(utf8, (ref JsonCursor c) => c.ReadDateTimeOffset()));
            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => r.GetBoolean(), JsonTokenType.True, JsonTokenType.False),
                Cursor(utf8, (ref JsonCursor c) => c.ReadBoolean()));
        }
    }

    [Fact]
    public void Every_time_of_the_usual_form_is_that_of_the_framework()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            var time = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            byte[] utf8 = Encoding.UTF8.GetBytes(FormattableString.Invariant($"\"{time:yyyy-MM-ddTHH:mm:ss.fffZ}\""));
            if (i % 2 == 0)
            {
                utf8[random.Next(1, 25)] = (byte)random.Next('0', '9' + 1);
            }

            Assert.Equal(
                General(utf8, (ref Utf8JsonReader r) => r.TryGetDateTimeOffset(out DateTimeOffset v) ? v.ToUniversalTime() : null, JsonTokenType.String),
                Cursor(utf8, (ref JsonCursor c) => c.ReadDateTimeOffset()));
        }
    }

    [Fact]
    public void Names_have_no_escapes()
    {
        var json = new JsonCursor("""{"con\u0076ersationId":"x"}"""u8);
        json.EnterObject();

        Assert.True(json.NextMember());
        Assert.True(json.Name.SequenceEqual("conversationId"u8));
    }

    /// <summary>The text is customers' data.</summary>
    [Fact]
    public void An_error_states_the_position_and_quotes_nothing()
    {
        JsonException error = Assert.Throws<JsonException>(() => new JsonCursor("""{"name":"secret" "x":1}"""u8).Skip());

        Assert.Equal(17, error.BytePositionInLine);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The framework's reader throws another exception than a JsonException for such bytes, which would end an export without an error of ours.</summary>
    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        byte[] utf8 = [(byte)'"', 0xC3, 0x28, (byte)'"'];

        Assert.Throws<JsonException>(() => new JsonCursor(utf8).ReadString());
        Assert.Throws<JsonException>(() => new JsonCursor("\"\\ud800\""u8).ReadString());
    }

    private delegate object? ReadCursor(ref JsonCursor json);

    private delegate object? ReadGeneral(ref Utf8JsonReader json);

    private static string Value(Random random, int levels) => random.Next(levels == 0 ? 1 : 4) switch
    {
        2 => $"[{string.Join(Space(random) + ",", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, levels - 1)))}]",
        3 => $"{{{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"{Space(random)}\"n{i}\"{Space(random)}:{Value(random, levels - 1)}"))}}}",
        _ => Space(random) + Scalars[random.Next(Scalars.Length)] + Space(random),
    };

    private static string Space(Random random) => random.Next(4) switch { 0 => " ", 1 => "\r\n\t", _ => string.Empty };

    private static string Damaged(string text, Random random)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int cut = random.Next(Math.Min(3, text.Length - at + 1));
            text = text[..at] + Damage[random.Next(Damage.Length)] + text[(at + cut)..];
        }

        return text;
    }

    private static string Nested(string opening, string closing, int depth, string inside = "") =>
        string.Concat(Enumerable.Repeat(opening, depth)) + inside + string.Concat(Enumerable.Repeat(closing, depth));

    private static bool FrameworkAccepts(byte[] utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool CursorAccepts(byte[] utf8)
    {
        try
        {
            var json = new JsonCursor(utf8);
            json.Skip();
            json.ExpectEnd();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns the value, "null" or "refused"; a value of another type than requested is refused.</summary>
    private static string General(byte[] utf8, ReadGeneral read, params JsonTokenType[] types)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        return json.TokenType == JsonTokenType.Null ? "null"
            : types.Contains(json.TokenType) && read(ref json) is { } value ? Show(value) : "refused";
    }

    private static string Cursor(byte[] utf8, ReadCursor read)
    {
        try
        {
            var json = new JsonCursor(utf8);
            return read(ref json) is { } value ? Show(value) : "null";
        }
        catch (JsonException)
        {
            return "refused";
        }
    }

    private static string Show(object value) => FormattableString.Invariant(value is DateTimeOffset m ? $"{m:O}" : (FormattableString)$"{value}");
}
