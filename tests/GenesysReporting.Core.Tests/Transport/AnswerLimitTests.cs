using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Transport;

public class AnswerLimitTests
{
    [Theory]
    [InlineData(null, AnswerLimit.Default)]
    [InlineData(" ", AnswerLimit.Default)]
    [InlineData("1048576", AnswerLimit.Small)]
    [InlineData(" 2147483591 ", 2_147_483_591)]
    public void The_variable_sets_the_limit(string? setting, long bytes) => Assert.Equal(bytes, AnswerLimit.Read(setting));

    [Theory]
    [InlineData("1048575")]
    [InlineData("2147483592")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("512MB")]
    public void A_setting_that_is_not_a_size_is_an_error_that_names_the_range(string setting)
    {
        var error = Assert.Throws<InputException>(() => AnswerLimit.Read(setting));

        Assert.Equal("AnswerLimitInvalid", error.ErrorId);
        Assert.Contains("from 1048576 to 2147483591", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_takes_small_answers_only()
    {
        var transport = new FakeTransport(r => r.IsTokenRequest() ? Answer.Token("t") : Answer.Me);

        await GenesysReporting.Api.SessionConnector.ConnectAsync(Sessions.Options(Sessions.Clock()), transport, null, CancellationToken.None);

        Assert.All(transport.Sent, r => Assert.Equal(r.IsTokenRequest() ? AnswerLimit.Small : null, r.MaxAnswerBytes));
    }
}
