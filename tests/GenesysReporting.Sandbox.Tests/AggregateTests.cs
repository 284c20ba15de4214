using System.Globalization;
using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Aggregates, compared with the sums of the same sandbox's details.</summary>
public sealed class AggregateTests
{
    private const string Path = "api/v2/analytics/conversations/aggregates/query";

    /// <summary>A metric in the details of a conversation.</summary>
    private sealed record Posted(string Name, long Value, DateTimeOffset At, string? Queue, string? User, string Media);

    [Theory]
    [InlineData("tHandle")]
    [InlineData("tTalkComplete")]
    [InlineData("tAnswered")]
    [InlineData("tAbandon")]
    public async Task A_whole_duration_counts_at_its_end(string metric)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = [.. (await PostedMetrics(sandbox)).Where(one => one.Name == metric)];
        JsonElement answer = await Ask(sandbox, $$""","granularity":"PT1H","groupBy":["queueId"],"metrics":["{{metric}}"]""");
        var expected = posted.GroupBy(one => (one.Queue, Hour(one.At))).ToDictionary(
            one => one.Key, one => (one.Count(), one.Sum(x => x.Value), one.Min(x => x.Value), one.Max(x => x.Value)));
        var got = new Dictionary<(string?, string), (int, long, long, long)>();
        foreach ((JsonElement group, JsonElement data) in Data(answer))
        {
            JsonElement stats = Assert.Single(data.GetProperty("metrics").EnumerateArray()).GetProperty("stats");
            got[(Text(group, "queueId"), data.GetProperty("interval").GetString()!)] =
                (stats.GetProperty("count").GetInt32(), stats.GetProperty("sum").GetInt64(), stats.GetProperty("min").GetInt64(), stats.GetProperty("max").GetInt64());
        }

        Assert.True(expected.Count > 10);
        Assert.Equal(expected.OrderBy(one => one.Key), got.OrderBy(one => one.Key));
    }

    [Fact]
    public async Task Counters_have_only_a_count_and_metrics_without_data_are_left_out()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        int offered = (await PostedMetrics(sandbox)).Count(one => one.Name == "nOffered");
        JsonElement answer = await Ask(sandbox, ""","metrics":["nOffered","nCfcOffered"]""");
        JsonElement group = Assert.Single(answer.GetProperty("results").EnumerateArray());
        Assert.Equal("{}", group.GetProperty("group").ToString());
        JsonElement data = Assert.Single(group.GetProperty("data").EnumerateArray());
        Assert.Equal("2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z", data.GetProperty("interval").GetString());
        JsonElement metric = Assert.Single(data.GetProperty("metrics").EnumerateArray());
        Assert.Equal($$$"""{"metric":"nOffered","stats":{"count":{{{offered}}}}}""", metric.ToString());
    }

    [Fact]
    public async Task A_filter_on_users_leaves_no_metrics_of_queues()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = await PostedMetrics(sandbox);
        string user = posted.First(one => one.Name == "tHandle").User!;
        JsonElement answer = await Ask(
            sandbox, $$""","metrics":["nOffered","tHandle"],"filter":{"type":"and","clauses":[{"type":"or","predicates":[{"dimension":"userId","value":"{{user}}"}]}]}""");
        JsonElement metric = Assert.Single(Assert.Single(Data(answer)).Data.GetProperty("metrics").EnumerateArray());
        Assert.Equal("tHandle", metric.GetProperty("metric").GetString());
        Assert.Equal(
            posted.Where(one => one.Name == "tHandle" && one.User == user).Sum(one => one.Value),
            metric.GetProperty("stats").GetProperty("sum").GetInt64());
    }

    [Fact]
    public async Task The_service_level_is_the_ratio_of_conversations_answered_in_time()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = await PostedMetrics(sandbox);
        JsonElement answer = await Ask(sandbox, ""","metrics":["oServiceLevel"],"filter":{"type":"and","predicates":[{"dimension":"mediaType","value":"voice"}]}""");
        JsonElement stats = Assert.Single(Data(answer)).Data.GetProperty("metrics")[0].GetProperty("stats");
        Posted[] voice = [.. posted.Where(one => one.Media == "voice")];
        int answered = voice.Count(one => one.Name == "tAnswered" && one.Value <= 20_000);
        int all = voice.Count(one => one.Name is "tAnswered" or "tAbandon");
        Assert.Equal(answered, stats.GetProperty("numerator").GetInt32());
        Assert.Equal(all, stats.GetProperty("denominator").GetInt32());
        Assert.Equal((double)answered / all, stats.GetProperty("ratio").GetDouble(), 9);
        Assert.Equal(0.8, stats.GetProperty("target").GetDouble());
    }

    [Fact]
    public async Task Buckets_add_up_to_the_whole_and_the_interval_is_half_open()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = await PostedMetrics(sandbox);
        Posted edge = posted.First(one => one.Name == "tHandle" && one.At.Hour > 9);
        string start = edge.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Assert.Contains(Data(await Ask(sandbox, ""","metrics":["tHandle"]""", $"{start}/2026-03-03T00:00:00Z")), one => Sum(one.Data) > 0);
        long after = Data(await Ask(sandbox, ""","metrics":["tHandle"]""", $"{start}/2026-03-03T00:00:00Z")).Sum(one => Sum(one.Data));
        long before = Data(await Ask(sandbox, ""","metrics":["tHandle"]""", $"2026-03-02T00:00:00Z/{start}")).Sum(one => Sum(one.Data));
        Assert.Equal(posted.Where(one => one.Name == "tHandle").Sum(one => one.Value), before + after);
        foreach (string granularity in new[] { "PT15M", "PT30M", "PT7H", "P1D", "P1W", "P1M", "P1DT12H" })
        {
            JsonElement answer = await Ask(sandbox, $$""","metrics":["tHandle"],"granularity":"{{granularity}}","groupBy":["userId"]""");
            Assert.Equal(before + after, Data(answer).Sum(one => Sum(one.Data)));
        }
    }

    [Fact]
    public async Task Days_of_a_zone_have_23_hours_in_spring_and_25_in_autumn()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 400 }).SignedIn();
        const string Spring = "2026-03-28T00:00:00+01:00/2026-03-31T00:00:00+02:00";
        JsonElement answer = await Ask(sandbox, ""","metrics":["nOffered"],"granularity":"P1D","timeZone":"Europe/Paris" """, Spring);
        Assert.Equal(
            ["2026-03-27T23:00:00.000Z/2026-03-28T23:00:00.000Z", "2026-03-28T23:00:00.000Z/2026-03-29T22:00:00.000Z", "2026-03-29T22:00:00.000Z/2026-03-30T22:00:00.000Z"],
            Data(answer).Select(one => one.Data.GetProperty("interval").GetString()!));
        const string Autumn = "2025-10-25T00:00:00+02:00/2025-10-28T00:00:00+01:00";
        answer = await Ask(sandbox, ""","metrics":["nOffered"],"granularity":"P1D","timeZone":"Europe/Paris" """, Autumn);
        Assert.Equal("2025-10-25T22:00:00.000Z/2025-10-26T23:00:00.000Z", Data(answer)[1].Data.GetProperty("interval").GetString());
        answer = await Ask(sandbox, ""","metrics":["nOffered"],"granularity":"PT12H","timeZone":"Europe/Paris" """, Spring);
        Assert.All(Data(answer), one => Assert.EndsWith(":00:00.000Z", one.Data.GetProperty("interval").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Views_count_values_within_their_range()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = await PostedMetrics(sandbox);
        JsonElement answer = await Ask(
            sandbox, ""","metrics":["nOffered"],"views":[{"target":"tAnswered","name":"quick","function":"rangeBound","range":{"gte":0,"lt":10000}},{"target":"tAnswered","name":"never","function":"rangeBound","range":{"gte":99999999999}}]""");
        JsonElement view = Assert.Single(Assert.Single(Data(answer)).Data.GetProperty("views").EnumerateArray());
        Assert.Equal("quick", view.GetProperty("name").GetString());
        Assert.Equal(posted.Count(one => one.Name == "tAnswered" && one.Value < 10_000), view.GetProperty("stats").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("topN", "sum")]
    [InlineData("bottomN", "average")]
    [InlineData("topN", "count")]
    public async Task A_ranking_keeps_the_first_groups_in_its_order(string type, string function)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Posted[] posted = [.. (await PostedMetrics(sandbox)).Where(one => one.Name == "tHandle")];
        JsonElement answer = await Ask(
            sandbox, $$""","queryType":"{{type}}","limit":3,"sortMetric":{"name":"tHandle","function":"{{function}}"},"metrics":["tHandle"],"groupBy":["userId"]""");
        var ranked = posted.GroupBy(one => one.User!).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (one.Key, Rank: function switch { "sum" => one.Sum(x => x.Value), "count" => one.Count(), _ => one.Average(x => x.Value) }));
        var expected = (type == "topN" ? ranked.OrderByDescending(one => one.Rank) : ranked.OrderBy(one => one.Rank)).Take(3);
        Assert.Equal(expected.Select(one => one.Key), Data(answer).Select(one => Text(one.Group, "userId")!));
    }

    [Fact]
    public async Task A_dimension_with_several_values_has_a_group_for_each_or_one_for_all()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Asked = ""","metrics":["nBlindTransferred"],"groupBy":["divisionId"]""";
        string[] each = [.. Data(await Ask(sandbox, Asked)).Select(one => Text(one.Group, "divisionId")!)];
        string[] flat = [.. Data(await Ask(sandbox, Asked + ",\"flattenMultivaluedDimensions\":true")).Select(one => Text(one.Group, "divisionId")!)];
        Assert.All(each, one => Assert.DoesNotContain(',', one));
        Assert.Contains(flat, one => one.Contains(',', StringComparison.Ordinal));
        Assert.Equal(each.Order(), flat.SelectMany(one => one.Split(',')).Distinct().Order());
    }

    [Theory]
    [InlineData(""","metrics":[]""", "at least one metric")]
    [InlineData(""","metrics":["nAnswered"]""", "[nAnswered]")]
    [InlineData(""","metrics":["tHandle"],"granularity":"1h" """, "ISO-8601 period")]
    [InlineData(""","metrics":["tHandle"],"granularity":"PT" """, "ISO-8601 period")]
    [InlineData(""","metrics":["tHandle"],"granularity":"PT0H" """, "ISO-8601 period")]
    [InlineData(""","metrics":["tHandle"],"timeZone":"Mars/Olympus" """, "time zone 'Mars/Olympus'")]
    [InlineData(""","metrics":["tHandle"],"timeZone":"Romance Standard Time" """, "time zone 'Romance")]
    [InlineData(""","metrics":["tHandle"],"limit":3""", "'sortMetric' and 'limit'")]
    [InlineData(""","metrics":["tHandle"],"queryType":"topN","groupBy":["userId"],"limit":3""", "needs 'groupBy'")]
    [InlineData(""","metrics":["tHandle"],"queryType":"topN","groupBy":["userId"],"limit":0,"sortMetric":{"name":"tHandle","function":"sum"}""", "needs 'groupBy'")]
    [InlineData(""","metrics":["tHandle"],"views":[{"target":"tHandle","name":"x","function":"rangeBound"}]""", "needs a range")]
    [InlineData(""","metrics":["tHandle"],"filter":{"type":"and"}""", "at least one predicate")]
    [InlineData(""","metrics":["tHandle"],"filter":{"type":"and","predicates":[{"metric":"tHandle","range":{"gt":1}}]}""", "'metric'")]
    [InlineData(""","metrics":["tHandle"],"filter":{"type":"and","clauses":[{"type":"or","predicates":[],"clauses":[]}]}""", "'clauses'")]
    [InlineData(""","metrics":["tHandle"],"pageSize":10""", "'pageSize'")]
    public async Task A_wrong_body_is_refused_with_the_reason(string more, string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Post(Path, Body(SandboxFixture.PastDay, more));
        string got = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 400, got);
        Assert.Contains(text, got, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bots", "nBotSessions", "botFlowType")]
    [InlineData("surveys", "oSurveyTotalScore", "queueId")]
    [InlineData("evaluations", "nEvaluations", "evaluatorId")]
    [InlineData("knowledge", "nKnowledgeSearch", "languageCode")]
    [InlineData("transcripts", "oSentimentScore", "mediaType")]
    public async Task Random_events_have_the_same_totals_for_any_buckets_groups_and_filters(string family, string metric, string dimension)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string path = $"api/v2/analytics/{family}/aggregates/query";
        string asked = $",\"metrics\":[\"{metric}\"]";
        double whole = Total(await Ask(sandbox, asked, path: path));
        Assert.NotEqual(0, whole);
        Assert.Equal(whole, Total(await Ask(sandbox, asked + ",\"granularity\":\"PT30M\"", path: path)));
        JsonElement grouped = await Ask(sandbox, asked + $",\"groupBy\":[\"{dimension}\"]", path: path);
        Assert.Equal(whole, Total(grouped));
        Assert.True(grouped.GetProperty("results").GetArrayLength() > 1);
        string value = Text(Data(grouped)[0].Group, dimension)!;
        JsonElement one = await Ask(
            sandbox, asked + $$""","filter":{"type":"or","predicates":[{"dimension":"{{dimension}}","value":"{{value}}"}]}""", path: path);
        Assert.Equal(Total(grouped, value), Total(one));
    }

    [Fact]
    public async Task Presences_of_each_bucket_add_up_to_its_length()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        JsonElement answer = await Ask(
            sandbox,
            ""","granularity":"PT1H","groupBy":["userId"],"metrics":["tSystemPresence","tOrganizationPresence","tAgentRoutingStatus"]""",
            path: "api/v2/analytics/users/aggregates/query");
        Assert.True(answer.GetProperty("systemToOrganizationMappings").GetProperty("ON_QUEUE").GetArrayLength() > 0);
        var hours = Data(answer);
        Assert.Equal(24 * 11, hours.Count);
        foreach ((_, JsonElement data) in hours)
        {
            foreach (IGrouping<string, JsonElement> metric in data.GetProperty("metrics").EnumerateArray().GroupBy(one => one.GetProperty("metric").GetString()!))
            {
                Assert.Equal(3_600_000, metric.Sum(one => one.GetProperty("stats").GetProperty("sum").GetInt64()));
                Assert.All(metric, one => Assert.NotEmpty(one.GetProperty("qualifier").GetString()!));
            }

            Assert.Equal(3, data.GetProperty("metrics").EnumerateArray().Select(one => one.GetProperty("metric").GetString()).Distinct().Count());
        }
    }

    private static async Task<Posted[]> PostedMetrics(SandboxFixture sandbox)
    {
        var all = new List<Posted>();
        DateTimeOffset start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        foreach (string interval in new[] { "2026-02-20T00:00:00Z/2026-02-27T00:00:00Z", "2026-02-27T00:00:00Z/2026-03-03T00:00:00Z" })
        {
            foreach (JsonElement row in await sandbox.All(interval))
            {
                foreach (JsonElement participant in row.GetProperty("participants").EnumerateArray())
                {
                    foreach (JsonElement session in participant.GetProperty("sessions").EnumerateArray())
                    {
                        all.AddRange(PostedMetrics(participant, session));
                    }
                }
            }
        }

        return [.. all.Where(one => one.At >= start && one.At < start.AddDays(1))];
    }

    private static IEnumerable<Posted> PostedMetrics(JsonElement participant, JsonElement session)
    {
        string? queue = session.GetProperty("segments").EnumerateArray().Select(segment => Text(segment, "queueId")).FirstOrDefault(id => id is not null);
        return session.TryGetProperty("metrics", out JsonElement metrics)
            ? metrics.EnumerateArray().Select(metric => new Posted(
                metric.GetProperty("name").GetString()!,
                metric.GetProperty("value").GetInt64(),
                metric.GetProperty("emitDate").GetDateTimeOffset(),
                queue,
                Text(participant, "userId"),
                session.GetProperty("mediaType").GetString()!))
            : [];
    }

    private static string Hour(DateTimeOffset at)
    {
        var start = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
        return string.Create(
            CultureInfo.InvariantCulture, $"{start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}/{start.AddHours(1):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
    }

    private static string Body(string interval, string more) => $$"""{"interval":"{{interval}}"{{more}}}""";

    private static async Task<JsonElement> Ask(
        SandboxFixture sandbox, string more, string interval = SandboxFixture.PastDay, string path = Path) =>
        await SandboxFixture.Json(await sandbox.Post(path, Body(interval, more)));

    private static List<(JsonElement Group, JsonElement Data)> Data(JsonElement answer) =>
    [
        .. answer.GetProperty("results").EnumerateArray().SelectMany(
            one => one.GetProperty("data").EnumerateArray().Select(data => (one.GetProperty("group"), data))),
    ];

    private static double Total(JsonElement answer, string? value = null) => Data(answer)
        .Where(one => value is null || one.Group.ToString().Contains($"\"{value}\"", StringComparison.Ordinal))
        .SelectMany(one => one.Data.GetProperty("metrics").EnumerateArray())
        .Sum(one => one.GetProperty("stats").TryGetProperty("sum", out JsonElement sum) ? sum.GetDouble() : one.GetProperty("stats").GetProperty("count").GetDouble());

    private static long Sum(JsonElement data) =>
        data.GetProperty("metrics").EnumerateArray().Sum(one => one.GetProperty("stats").GetProperty("sum").GetInt64());

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
