using System.Text.Json;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;

namespace GenesysReporting.Sandbox.Tests;

public sealed class DataTests
{
    private const string Week = "2026-03-02T00:00:00Z/2026-03-09T00:00:00Z";

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_one_does_not()
    {
        using var first = await new SandboxFixture().SignedIn();
        using var second = await new SandboxFixture().SignedIn();
        using var other = await new SandboxFixture(new SandboxOptions { Seed = 2, RequestsPerMinute = 0 }).SignedIn();
        second.Time.Advance(TimeSpan.FromHours(20));
        string body = $$$"""{"interval":"{{{SandboxFixture.PastDay}}}","paging":{"pageSize":100,"pageNumber":1}}""";
        byte[] one = await (await first.Query(body)).Content.ReadAsByteArrayAsync();
        byte[] two = await (await second.Query(body)).Content.ReadAsByteArrayAsync();
        byte[] three = await (await other.Query(body)).Content.ReadAsByteArrayAsync();
        Assert.True(one.AsSpan().SequenceEqual(two));
        Assert.False(one.AsSpan().SequenceEqual(three));
        Assert.Equal(first.Server.ClientId, second.Server.ClientId);
        Assert.Equal(first.Server.ClientSecret, second.Server.ClientSecret);
        Assert.NotEqual(first.Server.ClientId, other.Server.ClientId);
    }

    [Fact]
    public async Task A_week_has_seven_times_the_average()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 1000 }).SignedIn();
        Assert.InRange((await sandbox.Page(Week, 1, 1)).GetProperty("totalHits").GetInt32(), 6700, 7300);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metrics_agree_with_the_segments_of_their_session(bool hasLateChanges)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, LateChanges = hasLateChanges }).SignedIn();
        SessionRow[] agents =
            [.. (await sandbox.All(Week)).SelectMany(Trees.Sessions).Where(s => s.Purpose == "agent" && s.Count("tHandle") > 0)];
        Assert.True(agents.Length > 400);
        Assert.All(agents, session =>
        {
            Assert.Equal(session.Spent("interact"), session.Sum("tTalk"));
            Assert.Equal(session.Spent("interact"), session.Sum("tTalkComplete"));
            Assert.Equal(1, session.Count("tTalkComplete"));
            Assert.Equal(session.Spent("hold"), session.Sum("tHeld"));
            Assert.Equal(session.Sum("tHeld"), session.Sum("tHeldComplete"));
            Assert.Equal(session.Spent("wrapup"), session.Sum("tAcw"));
            Assert.Equal(session.Spent("alert"), session.Sum("tAlert"));
            long outbound = session.Sum("tDialing") + session.Sum("tContacting");
            Assert.Equal(
                session.Sum("tTalk") + session.Sum("tHeld") + session.Sum("tAcw") + outbound, session.Sum("tHandle"));
        });
        Assert.Contains(agents, session => session.Count("tHeld") > 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_queue_visit_is_answered_or_abandoned_and_never_both(bool hasLateChanges)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, LateChanges = hasLateChanges }).SignedIn();
        SessionRow[] visits = [.. (await sandbox.All(Week)).SelectMany(Trees.Sessions).Where(s => s.Purpose == "acd")];
        Assert.All(visits, visit =>
        {
            Assert.InRange(visit.Count("tAnswered") + visit.Count("tAbandon") + visit.Count("tFlowOut"), 0, 1);
            Assert.True(visit.Count("tShortAbandon") <= visit.Count("tAbandon"));
            Assert.Equal(visit.Sum("tAnswered") > 20_000 ? 1 : 0, visit.Count("nOverSla"));
            Assert.Equal(visit.Segments.Sum(s => (long)s.Length.TotalMilliseconds), visit.Sum("tAcd"));
        });
        foreach (string metric in new[] { "tAnswered", "tAbandon", "tShortAbandon", "tFlowOut", "nOverSla", "nOffered" })
        {
            Assert.Contains(visits, visit => visit.Count(metric) == 1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_happens_within_the_conversation_and_ends_after_it_starts(bool hasLateChanges)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, LateChanges = hasLateChanges }).SignedIn();
        foreach (JsonElement row in await sandbox.All(Week))
        {
            DateTimeOffset start = row.GetProperty("conversationStart").GetDateTimeOffset();
            DateTimeOffset end =
                row.TryGetProperty("conversationEnd", out JsonElement over) ? over.GetDateTimeOffset() : DateTimeOffset.MaxValue;
            Assert.True(start <= end);
            Assert.All(Trees.Segments(row), segment => Assert.True(segment.Start >= start && (segment.End ?? end) <= end && segment.Start <= (segment.End ?? end), row.ToString()));
            Assert.All(Trees.Metrics(row), metric => Assert.True(metric.Emitted >= start && metric.Emitted <= end, row.ToString()));
        }
    }

    [Fact]
    public async Task Every_day_has_the_difficult_cases()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 60 }).SignedIn();
        IReadOnlyList<JsonElement> rows = await sandbox.All(SandboxFixture.PastDay);
        SessionRow[] sessions = [.. rows.SelectMany(Trees.Sessions)];
        foreach (string metric in new[]
        {
            "tAbandon", "tShortAbandon", "nBlindTransferred", "nConsultTransferred", "tNotResponding", "nError", "tFlowOut", "tIvr", "nOutbound", "tHeldComplete",
        })
        {
            Assert.Contains(sessions, session => session.Count(metric) > 0);
        }

        Assert.Contains(rows, row => !row.TryGetProperty("conversationEnd", out _));
        Assert.Contains(rows, row => !row.TryGetProperty("divisionIds", out _));
        Assert.Contains(rows, row => End(row)?.Date == new DateTime(2026, 3, 3) && Trees.Segments(row).Any(s => s.MediaType == "voice"));
        Assert.Contains(
            rows, row => End(row) - row.GetProperty("conversationStart").GetDateTimeOffset() > TimeSpan.FromDays(2));
        Assert.Equal(
            ["callback", "chat", "email", "message", "voice"],
            rows.SelectMany(Trees.Segments).Select(segment => segment.MediaType).Distinct().Order());
    }

    [Theory]
    [InlineData("=SUM(A1:A9)")]
    [InlineData("+33 1 23 45 67 89")]
    [InlineData("@handle")]
    [InlineData("-5")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("\"")]
    [InlineData("تم الحل")]
    [InlineData("ığüşöç")]
    [InlineData("😀")]
    [InlineData("sip:")]
    [InlineData("anonymous")]
    public async Task A_week_has_texts_that_are_difficult_for_csv(string text)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        Assert.Contains(await sandbox.All(Week), row => Strings(row).Any(value => value
            .Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Conversations_use_the_organizations_own_ids_and_one_deleted_code()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        string queues = await (await sandbox.Get("api/v2/routing/queues")).Content.ReadAsStringAsync();
        string users = await (await sandbox.Get("api/v2/users?state=any")).Content.ReadAsStringAsync();
        string codes = await (await sandbox.Get("api/v2/routing/wrapupcodes")).Content.ReadAsStringAsync();
        IReadOnlyList<JsonElement> rows = await sandbox.All(Week);
        Assert.All(Named(rows, "queueId"), id => Assert.Contains(id, queues, StringComparison.Ordinal));
        Assert.All(Named(rows, "userId"), id => Assert.Contains(id, users, StringComparison.Ordinal));
        Assert.Single(Named(rows, "wrapUpCode"), id => !codes.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 20)]
    public void No_conversation_exceeds_the_length_of_its_scenario(bool hasLateChanges, int days)
    {
        World world = World.Create(3, "Sandbox");
        var builder = new ConversationBuilder(3, world, hasLateChanges);
        for (var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero); day.Day < 8; day = day.AddDays(1))
        {
            DayPlan plan = DayPlan.Create(3, 3000, day);
            for (int position = 0; position < plan.Count; position++)
            {
                Conversation conversation = builder.Build(plan, position);
                DateTimeOffset last = conversation.Sessions.SelectMany(session => session.Metrics).Select(metric => metric.Emitted)
                    .Append(conversation.End ?? conversation.Start).Max();
                Assert.True(last <= builder.LatestEnd(plan, position), $"{conversation.Id} lasts until {last:O}");
                Assert.True(builder.LatestEnd(plan, position) <= conversation.Start.AddDays(days), $"{conversation.Id} is not looked for long enough");
            }
        }
    }

    [Fact]
    public async Task A_day_over_the_result_window_is_paged_up_to_it_and_read_whole_by_a_job()
    {
        using var sandbox = await new SandboxFixture(
            new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 100_000, JobPolls = 0 }).SignedIn();
        JsonElement last = await sandbox.Page(SandboxFixture.PastDay, 1000);
        Assert.InRange(last.GetProperty("totalHits").GetInt32(), 120_000, 140_000);
        Assert.Equal(100, last.GetProperty("conversations").GetArrayLength());
        using HttpResponseMessage past = await sandbox.Query(
            $$$"""{"interval":"{{{SandboxFixture.PastDay}}}","paging":{"pageSize":100,"pageNumber":1001}}""");
        Assert.Equal(400, (int)past.StatusCode);
        using HttpResponseMessage submitted = await sandbox.Post(
            "api/v2/analytics/conversations/details/jobs", $$"""{"interval":"{{SandboxFixture.PastDay}}","startOfDayIntervalMatching":true}""");
        using JsonDocument job = JsonDocument.Parse(await submitted.Content.ReadAsStringAsync());
        using HttpResponseMessage page = await sandbox.Get(
            $"api/v2/analytics/conversations/details/jobs/{job.RootElement.GetProperty("jobId").GetString()}/results?pageSize=100");
        using JsonDocument rows = JsonDocument.Parse(await page.Content.ReadAsStringAsync());
        Assert.True(rows.RootElement.TryGetProperty("cursor", out _));
    }

    [Fact]
    public async Task Concurrent_pages_equal_sequential_ones()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { RequestsPerMinute = 0, ConversationsPerDay = 2000 }).SignedIn();
        var alone = new List<string>();
        for (int number = 1; number <= 20; number++)
        {
            alone.Add((await sandbox.Page(SandboxFixture.PastDay, number)).ToString());
        }

        JsonElement[] together = await Task.WhenAll(
            Enumerable.Range(0, 120).Select(i => sandbox.Page(SandboxFixture.PastDay, (i % 20) + 1)));
        Assert.All(together.Select((page, i) => (page, i)), one => Assert.Equal(alone[one.i % 20], one.page.ToString()));
    }

    private static DateTimeOffset? End(JsonElement row) =>
        row.TryGetProperty("conversationEnd", out JsonElement end) ? end.GetDateTimeOffset() : null;

    private static HashSet<string> Named(IEnumerable<JsonElement> rows, string name) =>
        [.. rows.SelectMany(row => Members(row, name))
            .Where(member => member.Name == name)
            .Select(member => member.Value)];

    private static IEnumerable<string> Strings(JsonElement value) =>
        Members(value, string.Empty).Select(member => member.Value);

    private static IEnumerable<(string Name, string Value)> Members(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Members(member.Value, member.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Members(item, name)),
        JsonValueKind.String => [(name, value.GetString()!)],
        _ => [],
    };
}
