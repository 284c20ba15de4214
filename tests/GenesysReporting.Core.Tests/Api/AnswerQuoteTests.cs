using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Auth;

namespace GenesysReporting.Tests.Api;

public class AnswerQuoteTests
{
    private static readonly AccessToken Token = new(Secret.From("t0ken-value"), null, 0, null);

    [Theory]
    [InlineData("{\"message\":\"it was t0ken-value\"}", "{\"message\":\"it was ********\"}")]
    [InlineData("{\"access_token\" : \"abc\",\"n\":1}", "{\"access_token\" : \"********\",\"n\":1}")]
    [InlineData("{\"clientSecret\":\"a\\\"b\"}", "{\"clientSecret\":\"********\"}")]
    [InlineData("{\"header\":\"Bearer abcdefgh1234\"}", "{\"header\":\"Bearer ********\"}")]
    [InlineData("[\r\n  1,\u001b[31m\u202e2\u2028]", "[ 1, [31m 2 ]")]
    public void Secrets_and_control_characters_are_removed(string body, string quote) =>
        Assert.Equal(quote, AnswerQuote.Of(Encoding.UTF8.GetBytes(body), Token));

    [Fact]
    public void A_long_answer_is_shortened()
    {
        string quote = AnswerQuote.Of(Encoding.UTF8.GetBytes(new string('x', 100_000)), null);

        Assert.Equal(new string('x', 200) + "...", quote);
    }
}
