using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

public sealed class QueryMatchingTests
{
    private const string Agent = """{"dimension":"purpose","value":"agent"}""";

    [Fact]
    public async Task Paging_through_a_day_gives_each_conversation_once()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay);
        Assert.True(all.Count > 100);
        Assert.Equal(all.Count, all.Select(Id).Distinct().Count());
        Assert.All(all, row => Assert.StartsWith("2026-03-02T", Start(row), StringComparison.Ordinal));
        Assert.Equal(all.Select(Start).Order(StringComparer.Ordinal), all.Select(Start));
    }

    [Fact]
    public async Task Two_conversations_start_in_the_same_millisecond()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay);
        Assert.Contains(all.GroupBy(Start), group => group.Count() > 1);
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00Z/2026-03-02T11:00:00Z", "2026-03-02")]
    [InlineData("2026-03-02T23:30:00-02:00/2026-03-03T00:00:00-02:00", "2026-03-03")]
    [InlineData("2026-03-02T23:59:59.999Z/2026-03-03T00:00:00.001Z", "2026-03-02,2026-03-03")]
    [InlineData("2026-03-02T12:00:00Z/2026-03-03T00:00:00.000Z", "2026-03-02")]
    public async Task A_half_open_interval_matches_whole_utc_days(string interval, string days)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 40 }).SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(interval);
        Assert.Equal(days, string.Join(",", all.Select(row => Start(row)[..10]).Distinct()));
    }

    [Fact]
    public async Task Descending_order_is_the_reverse()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Days = "2026-03-01T00:00:00Z/2026-03-04T00:00:00Z";
        IEnumerable<string> up = (await sandbox.All(Days)).Select(Id);
        IEnumerable<string> down = (await sandbox.All(Days, ",\"order\":\"desc\"")).Select(Id);
        IEnumerable<string> any = (await sandbox.All(Days, ",\"order\":\"unordered\"")).Select(Id);
        Assert.Equal(up.Reverse(), down);
        Assert.NotEqual(up, any);
        Assert.Equal(up.Order(), any.Order());
    }

    [Theory]
    [InlineData("conversationEnd")]
    [InlineData("segmentEnd")]
    public async Task In_order_of_the_end_open_conversations_come_last(string by)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay, $",\"orderBy\":\"{by}\"");
        Assert.False(all[^1].TryGetProperty("conversationEnd", out _));
        string[] ends =
            [.. all.Where(row => row.TryGetProperty("conversationEnd", out _)).Select(row => row.GetProperty("conversationEnd").GetString()!)];
        Assert.Equal(ends.Order(StringComparer.Ordinal), ends);
    }

    [Fact]
    public async Task The_default_page_has_25_rows_and_the_one_past_the_last_has_none()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        using HttpResponseMessage answer = await sandbox.Query($$"""{"interval":"{{SandboxFixture.PastDay}}"}""");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(25, json.RootElement.GetProperty("conversations").GetArrayLength());
        JsonElement past = await sandbox.Page(SandboxFixture.PastDay, 1000);
        Assert.False(past.TryGetProperty("conversations", out _));
        Assert.Equal(json.RootElement.GetProperty("totalHits").GetInt32(), past.GetProperty("totalHits").GetInt32());
    }

    [Fact]
    public async Task Future_days_are_empty_and_today_ends_now()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 400 }).SignedIn();
        Assert.Equal(
            0, (await sandbox.Page("2026-06-11T00:00:00Z/2026-06-12T00:00:00Z")).GetProperty("totalHits").GetInt32());
        const string Today = "2026-06-10T00:00:00Z/2026-06-11T00:00:00Z";
        IReadOnlyList<JsonElement> noon = await sandbox.All(Today);
        Assert.All(noon, row => Assert.True(string.CompareOrdinal(Start(row), "2026-06-10T12:00:00.000Z") <= 0));
        Assert.Contains(noon, row => !row.TryGetProperty("conversationEnd", out _));
        Assert.DoesNotContain("\"2026-06-10T12:00:00.001Z", string.Concat(noon), StringComparison.Ordinal);
        sandbox.Time.Advance(TimeSpan.FromHours(3));
        IReadOnlyList<JsonElement> later = await sandbox.All(Today);
        Assert.True(later.Count > noon.Count);
        string[] open = [.. noon.Where(row => !row.TryGetProperty("conversationEnd", out _)).Select(Id)];
        Assert.Contains(later, row => open.Contains(Id(row)) && row.TryGetProperty("conversationEnd", out _));
    }

    [Fact]
    public async Task Every_time_in_a_live_conversation_is_in_the_past()
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 300 }).SignedIn();
        foreach (JsonElement row in await sandbox.All("2026-06-08T00:00:00Z/2026-06-11T00:00:00Z"))
        {
            foreach (DateTimeOffset time in Trees.Times(row))
            {
                Assert.True(time <= sandbox.Time.GetUtcNow(), row.ToString());
            }
        }
    }

    [Fact]
    public async Task Segment_filters_match_one_segment_with_and_or_and_exists()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay);
        await Same(sandbox, all, Segments($$"""{"type":"and","predicates":[{{Agent}},{"dimension":"segmentType","value":"hold"}]}"""),
            row => Trees.Segments(row).Any(s => s.Purpose == "agent" && s.Type == "hold"));
        await Same(sandbox, all, Segments($$"""{"type":"and","predicates":[{"dimension":"purpose","value":"customer"},{"dimension":"segmentType","value":"hold"}]}"""),
            _ => false);
        await Same(sandbox, all, Segments("""{"type":"or","predicates":[{"dimension":"mediaType","value":"chat"},{"dimension":"mediaType","value":"email"}]}"""),
            row => Trees.Segments(row).Any(s => s.MediaType is "chat" or "email"));
        await Same(sandbox, all, Segments("""{"type":"and","predicates":[{"dimension":"wrapUpCode","operator":"exists"}]}"""),
            row => row.ToString().Contains("\"wrapUpCode\"", StringComparison.Ordinal));
        await Same(sandbox, all, Segments("""{"type":"and","predicates":[{"type":"metric","metric":"tSegmentDuration","range":{"gte":3600000}}]}"""),
            row => Trees.Segments(row).Any(s => s.Length >= TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Clauses_nest_one_level_and_all_filters_of_an_array_must_match()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay);
        const string Nested = """
            {"type":"and","predicates":[{"dimension":"purpose","value":"agent"}],"clauses":[{"type":"or","predicates":
            [{"dimension":"segmentType","value":"hold"},{"dimension":"segmentType","value":"alert"}]}]}
            """;
        await Same(sandbox, all, Segments(Nested), row => Trees.Segments(row).Any(s => s.Purpose == "agent" && s.Type is "hold" or "alert"));
        const string Two = """
            {"type":"and","predicates":[{"dimension":"segmentType","value":"hold"}]},{"type":"and","predicates":[{"dimension":"segmentType","value":"ivr"}]}
            """;
        await Same(sandbox, all, Segments(Two), row => Trees.Segments(row).Any(s => s.Type == "hold") && Trees.Segments(row).Any(s => s.Type == "ivr"));
    }

    [Fact]
    public async Task Conversation_filters_match_dimensions_metrics_and_open_ends()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        IReadOnlyList<JsonElement> all = await sandbox.All(SandboxFixture.PastDay);
        await Same(sandbox, all, Conversations($$"""{"dimension":"conversationId","value":"{{Id(all[7])}}"}"""), row => Id(row) == Id(all[7]));
        await Same(sandbox, all, Conversations("""{"dimension":"conversationEnd","operator":"notExists"}"""), row => !row.TryGetProperty("conversationEnd", out _));
        await Same(sandbox, all, Conversations("""{"dimension":"originatingDirection","value":"outbound"}"""),
            row => row.GetProperty("originatingDirection").GetString() == "outbound");
        await Same(sandbox, all, Conversations("""{"metric":"tAbandon","range":{"lt":5000}}"""),
            row => Trees.Metrics(row).Any(m => m.Name == "tAbandon" && m.Value < 5000));
        string division =
            all.First(row => row.TryGetProperty("divisionIds", out _)).GetProperty("divisionIds")[0].GetString()!;
        await Same(sandbox, all, Conversations($$"""{"dimension":"divisionId","value":"{{division}}"}"""), row => row.ToString().Contains(division, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evaluationFilters", """{"metric":"oTotalScore","range":{"gte":0}}""", "evaluations")]
    [InlineData("surveyFilters", """{"dimension":"surveyStatus","value":"Finished"}""", "surveys")]
    [InlineData("resolutionFilters", """{"metric":"nNextContactAvoided","range":{"gte":0}}""", "resolutions")]
    [InlineData("segmentFilters", """{"property":"page","propertyType":"string","value":"pricing"}""", "properties")]
    public async Task Assessments_and_properties_can_be_filtered(string name, string predicate, string member)
    {
        using var sandbox = await new SandboxFixture(new SandboxOptions { ConversationsPerDay = 500 }).SignedIn();
        IReadOnlyList<JsonElement> found =
            await sandbox.All(SandboxFixture.PastDay, $$""","{{name}}":[{"type":"and","predicates":[{{predicate}}]}]""");
        Assert.NotEmpty(found);
        Assert.All(found, row => Assert.Contains($"\"{member}\"", row.ToString(), StringComparison.Ordinal));
    }

    private static string Segments(string filters) => ",\"segmentFilters\":[" + filters + "]";

    private static string Conversations(string predicate) =>
        $$""","conversationFilters":[{"type":"and","predicates":[{{predicate}}]}]""";

    private static async Task Same(SandboxFixture sandbox, IReadOnlyList<JsonElement> all, string filter, Func<JsonElement, bool> holds)
    {
        IEnumerable<string> found = (await sandbox.All(SandboxFixture.PastDay, filter)).Select(Id);
        Assert.Equal(all.Where(holds).Select(Id), found);
    }

    private static string Id(JsonElement row) => row.GetProperty("conversationId").GetString()!;

    private static string Start(JsonElement row) => row.GetProperty("conversationStart").GetString()!;
}
