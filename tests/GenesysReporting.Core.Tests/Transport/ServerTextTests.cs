using System.Net;
using System.Text;
using System.Text.Json;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Transport;

public class ServerTextTests
{
    private const string Secret = "t0ken/+value=";

    private static readonly ServerText Texts = new(() => [Secret, "other-0ne"]);

    public static TheoryData<string> Spellings() =>
    [
        Secret,
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Secret).ToLowerInvariant(),
        WebUtility.HtmlEncode(Secret).Replace("=", "&#61;", StringComparison.Ordinal),
        JsonSerializer.Serialize(Secret).Trim('"'),
        Secret.Replace("/", "\\/", StringComparison.Ordinal),
        string.Concat(Secret.Select(c => $"\\u{(int)c:X4}")),
        string.Concat(Secret.Select(c => $"%{(int)c:x2}")),
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_secret_is_blanked_in_every_spelling(string spelling)
    {
        Assert.Equal("it was ********, really", Texts.Clean($"it was {spelling}, really"));
        Assert.Equal("{\"it\":\"********\"}", Texts.Quote(Encoding.UTF8.GetBytes($$"""{"it":"{{spelling}}"}""")));
    }

    [Theory]
    [InlineData("other-0ne other-0ne", "******** ********")]
    [InlineData("other-0n other-", "other-0n other-")]
    [InlineData("Bearer abcdefgh1234 and basic QWxhZGRpbjpv0w==", "Bearer ******** and basic ********")]
    [InlineData("Basic authentication failed", "Basic authentication failed")]
    [InlineData("a\r\nWARNING: b\u001b[31m\u202ec\u2028d\u0000", "a WARNING: b [31m c d")]
    [InlineData("", "")]
    public void Words_stay_on_one_line_and_keep_what_is_no_secret(string text, string clean) => Assert.Equal(clean, Texts.Clean(text));

    [Fact]
    public void None_stays_none() => Assert.Null(Texts.Clean(null));

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 303)]
    [InlineData(1_000_000, 303)]
    public void Long_words_are_shortened(int length, int shown)
    {
        string clean = Texts.Clean(new string('x', length))!;

        Assert.Equal(shown, clean.Length);
        Assert.Equal(length > 300, clean.EndsWith("...", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"message\":\"it was other-0ne\"}", "{\"message\":\"it was ********\"}")]
    [InlineData("{\"access_token\" : \"abc\",\"n\":1}", "{\"access_token\" : \"********\",\"n\":1}")]
    [InlineData("{\"clientSecret\":\"a\\\"b\"}", "{\"clientSecret\":\"********\"}")]
    [InlineData("[\r\n  1,\u001b[31m\u202e2\u2028]", "[ 1, [31m 2 ]")]
    public void Secrets_and_control_characters_are_removed_from_a_quote(string body, string quote) =>
        Assert.Equal(quote, Texts.Quote(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_long_answer_is_shortened() =>
        Assert.Equal(new string('x', 200) + "...", ServerText.WithoutSecrets.Quote(Encoding.UTF8.GetBytes(new string('x', 100_000))));

    [Theory]
    [InlineData("5f2c1b7e-93a4-4d0c-8a5e-1f0e6c2d7b31", true)]
    [InlineData("job 1/2?x", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a\r\nb", false)]
    [InlineData("x other-0ne", false)]
    public void An_id_that_cannot_be_shown_or_sent_is_not_usable(string? id, bool isUsable) => Assert.Equal(isUsable, Texts.IsUsableId(id));
}
