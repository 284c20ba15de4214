using System.Text;
using System.Text.Json;
using GenesysReporting.Json;

namespace GenesysReporting.Tests.Json;

public class JsonTextTests
{
    [Theory]
    [InlineData("\"cut \\ud83d\"", "cut \ufffd")]
    [InlineData("\"\\ude00 low\"", "\ufffd low")]
    [InlineData("\"\\uD83D\\uD83D\\uDE00\"", "\ufffd\U0001F600")]
    [InlineData("\"\\uDE00\\uD83D\"", "\ufffd\ufffd")]
    [InlineData("\"\\uD83D\\n\"", "\ufffd\n")]
    [InlineData("\"\\uD83D\\\\uDE00\"", "\ufffd\\uDE00")]
    [InlineData("\"\\\\ud83d\"", "\\ud83d")]
    [InlineData("\"\\ud83d\\ude00 \\u00e9\"", "\U0001F600 \u00e9")]
    public void Half_surrogates_become_replacement_characters_and_nothing_else_changes(string json, string expected)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);

        ReadOnlyMemory<byte> mended = JsonText.Mend(utf8);

        Assert.Equal(expected, JsonSerializer.Deserialize<string>(mended.Span));
        Assert.Equal(utf8.Length, mended.Length);
    }

    [Fact]
    public void Bytes_that_are_not_text_become_replacement_characters()
    {
        byte[] latin = [(byte)'"', 0xE9, (byte)'"'];
        byte[] half = [(byte)'"', 0xED, 0xA0, 0xBD, (byte)'"'];

        Assert.Equal("\ufffd", JsonSerializer.Deserialize<string>(JsonText.Mend(latin).Span));
        Assert.StartsWith("\ufffd", JsonSerializer.Deserialize<string>(JsonText.Mend(half).Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal("[]", Encoding.UTF8.GetString(JsonText.Mend(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'[', (byte)']' }).Span));

    [Theory]
    [InlineData("{\"a\":\"b\\u0041\\\"\"}")]
    [InlineData("")]
    [InlineData("\"\\")]
    [InlineData("\"\\ud8")]
    [InlineData("\"\\ud8zz\"")]
    public void Other_text_is_not_copied(string json)
    {
        ReadOnlyMemory<byte> utf8 = Encoding.UTF8.GetBytes(json);

        Assert.True(JsonText.Mend(utf8).Equals(utf8));
    }
}
