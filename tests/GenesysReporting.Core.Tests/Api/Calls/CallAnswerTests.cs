using System.Text;
using GenesysReporting.Api;
using GenesysReporting.Api.Calls;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Api.Calls;

public class CallAnswerTests
{
    private static readonly ApiCall Call = new(CallMethod.GET, CallTarget.Parse("/api/v2/x?pageToken=hush&a=1", Sessions.Options(TimeProvider.System).Endpoints));

    [Theory]
    [InlineData("application/json", "{}", "json")]
    [InlineData("application/json; charset=utf-8", "\uFEFF[1]", "json")]
    [InlineData("application/problem+json", "{}", "json")]
    [InlineData(null, "{}", "json")]
    [InlineData(null, "a;b", "text")]
    [InlineData("text/csv", "[1]", "text")]
    [InlineData("application/xml", "<a/>", "text")]
    [InlineData("text/plain; charset=nonsense", "a", "text")]
    [InlineData("text/html", "<html>", "page")]
    [InlineData("application/pdf", "%PDF", "bytes")]
    [InlineData("application/json", "", "nothing")]
    public void An_answer_is_what_its_media_type_says(string? media, string body, string kind)
    {
        using CallAnswer answer = CallAnswer.Read(Call, Response(body, media));

        Assert.Equal(kind, answer.Json is not null ? "json"
            : answer.IsWebPage ? "page"
            : answer.Text is not null ? "text"
            : answer.Bytes is not null ? "bytes"
            : "nothing");
    }

    [Fact]
    public void Text_is_read_in_its_own_letters()
    {
        using CallAnswer answer = CallAnswer.Read(Call, new TransportResponse(
            200, new Dictionary<string, string> { ["Content-Type"] = "text/plain; charset=iso-8859-1" }, Encoding.Latin1.GetBytes("é")));

        Assert.Equal("é", answer.Text);
    }

    [Fact]
    public void JSON_that_is_none_is_an_error_that_quotes_nothing()
    {
        var error = Assert.Throws<AnswerException>(() => CallAnswer.Read(Call, Response("{\"a\":customer", "application/json")));

        Assert.Equal("AnswerUnreadable", error.ErrorId);
        Assert.DoesNotContain("customer", error.Message, StringComparison.Ordinal);
        Assert.Contains("corr-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_watches_sees_the_address_without_what_may_be_secret()
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(200, "{}"));
        var observer = new Watcher();

        using CallAnswer answer = await new CallReader(session, Call, observer).ReadAsync(default);

        Assert.Equal("/api/v2/x?pageToken=***&a=1", Assert.Single(observer.Paths));
    }

    [Fact]
    public async Task An_error_does_not_hold_the_query()
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), _ => Answer.Json(404, "{}"));

        var error = await Assert.ThrowsAsync<ApiException>(() => new CallReader(session, Call, null).ReadAsync(default));

        Assert.DoesNotContain("hush", error + error.NextStep + error.Target, StringComparison.Ordinal);
    }

    private static TransportResponse Response(string body, string? media) =>
        media is null ? Answer.Json(200, body) : Answer.Json(200, body, ("Content-Type", media));

    private sealed class Watcher : IRequestObserver
    {
        public List<string> Paths { get; } = [];

        public void Answered(RequestNotice notice) => Paths.Add(notice.Path);

        public void Retrying(RetryNotice notice) => Paths.Add(notice.Path);

        public void Waiting(WaitNotice notice) => Paths.Add(notice.Path);
    }
}
