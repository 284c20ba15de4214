using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Api;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Analytics.Reading;

/// <summary>Pages that each lead to the next: they end, and a server that repeats them is not read forever.</summary>
public sealed class FollowedPagesTests
{
    private static readonly QueryInput Input = new("UserActivity")
    {
        Time = new TimeForms { Zone = TimeZoneInfo.Utc },
        Metrics = ["oActiveQueues"],
        GroupBy = ["userId"],
    };

    private int _requests;

    [Fact]
    public async Task They_end_with_an_empty_page()
    {
        List<AnalyticsRecord> read = await ReadAsync(number => number <= 3 ? Page($"u{number}") : "{}");

        // The empty object at the end is requested twice.
        Assert.Equal((3, 5), (read.Count, _requests));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_page_that_comes_again_is_an_error(int period)
    {
        AnswerException error = await Assert.ThrowsAsync<AnswerException>(() => ReadAsync(number => Page($"u{number % period}")));

        Assert.Equal("PagingLooped", error.ErrorId);
        Assert.Equal(period + 1, _requests);
    }

    private static string Page(string user) =>
        $$$"""{"results":[{"group":{"userId":"{{{user}}}"},"data":[{"metric":"oActiveQueues","count":1}]}]}""";

    private async Task<List<AnalyticsRecord>> ReadAsync(Func<int, string> answer)
    {
        GenesysSession session = await Sessions.ConnectAsync(Sessions.Clock(), request => Respond(request, answer));
        var reader = new AnalyticsReader(session, QueryBuilder.Make(Input, TimeProvider.System));
        var read = new List<AnalyticsRecord>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            read.AddRange(page);
        }

        return read;
    }

    private TransportResponse Respond(TransportRequest request, Func<int, string> answer)
    {
        int number = ++_requests;
        Assert.Contains($"pageNumber={Math.Min(number, 4)}", request.Uri.Query, StringComparison.Ordinal);
        return Answer.Json(200, answer(number));
    }
}
