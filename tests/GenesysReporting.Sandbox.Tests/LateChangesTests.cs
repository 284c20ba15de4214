using System.Text.Json;
using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;
using GenesysReporting.Sandbox.Generation;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Conversations that change days after their end; the clock begins at noon of 10 June 2026.</summary>
public sealed class LateChangesTests
{
    /// <summary>Ends on 9 June at 05:30:30.701, opens again on 12 June at 01:02:38.497, ends on that day at 09:38:55.377.</summary>
    private const string Reopened = "63369677-62bc-403b-9d89-c094ce0497ae";

    private const string Jobs = "api/v2/analytics/conversations/details/jobs";

    [Fact]
    public async Task A_conversation_ends_opens_again_and_ends_later()
    {
        using var sandbox = await Late();
        using var usual = await new SandboxFixture().SignedIn();
        string ended = (await Find(sandbox, Reopened)).ToString();
        Assert.Equal((await Find(usual, Reopened)).ToString(), ended);
        Assert.Equal("2026-06-09T05:30:30.701Z", End(await Find(sandbox, Reopened)));
        Move(sandbox, "2026-06-12T01:02:38.496Z");
        Assert.Equal(ended, (await Find(sandbox, Reopened)).ToString());
        Move(sandbox, "2026-06-12T01:02:38.497Z");
        JsonElement open = await Find(sandbox, Reopened);
        Assert.Null(End(open));
        Assert.Equal(["customer", "acd", "agent"], Trees.Sessions(JsonDocument.Parse(ended).RootElement).Select(session => session.Purpose));
        Assert.Equal(["customer", "customer", "acd", "agent", "acd"], Trees.Sessions(open).Select(session => session.Purpose));
        Move(sandbox, "2026-06-12T09:38:55.376Z");
        Assert.Null(End(await Find(sandbox, Reopened)));
        Move(sandbox, "2026-06-12T09:38:55.377Z");
        Assert.Equal("2026-06-12T09:38:55.377Z", End(await Find(sandbox, Reopened)));
        JsonElement queried = (await sandbox.All("2026-06-08T00:00:00Z/2026-06-09T00:00:00Z")).Single(row => Id(row) == Reopened);
        Assert.Equal((await Find(sandbox, Reopened)).ToString(), queried.ToString());
    }

    [Fact]
    public async Task A_job_shows_it_open_again_when_its_watermark_has_passed_that_time()
    {
        using var sandbox = await Late();
        Move(sandbox, "2026-06-12T07:02:59Z");
        Assert.Null(End(await Find(sandbox, Reopened)));
        Assert.DoesNotContain(await Job(sandbox, "2026-06-12"), row => Id(row) == Reopened);
        Assert.Equal("2026-06-09T05:30:30.701Z", End((await Job(sandbox, "2026-06-08")).Single(row => Id(row) == Reopened)));
        Move(sandbox, "2026-06-12T07:03:00Z");
        Assert.Null(End((await Job(sandbox, "2026-06-12")).Single(row => Id(row) == Reopened)));
        Assert.DoesNotContain(await Job(sandbox, "2026-06-12", startOfDay: true), row => Id(row) == Reopened);
        Move(sandbox, "2026-06-12T15:39:00Z");
        foreach (string day in new[] { "2026-06-08", "2026-06-10", "2026-06-12" })
        {
            Assert.Equal("2026-06-12T09:38:55.377Z", End((await Job(sandbox, day)).Single(row => Id(row) == Reopened)));
        }
    }

    [Fact]
    public async Task The_last_wrap_up_code_comes_days_after_the_end()
    {
        const string Call = "0a1dfbde-7527-4a80-bf7a-81b47bd9b892";
        using var sandbox = await Late();
        Move(sandbox, "2026-06-12T17:25:46.438Z");
        JsonElement before = await Find(sandbox, Call);
        Assert.Equal("2026-06-10T11:09:24.813Z", End(before));
        Assert.Equal("2026-06-10T11:09:24.813Z", LastWrapUp(before).GetProperty("segmentEnd").GetString());
        Assert.False(LastWrapUp(before).TryGetProperty("wrapUpCode", out _));
        Assert.False(LastWrapUp(before).TryGetProperty("wrapUpNote", out _));
        Move(sandbox, "2026-06-12T17:25:46.439Z");
        JsonElement after = await Find(sandbox, Call);
        Assert.Equal("98885829-a11a-4e9f-9e9e-615ad32a7b8c", LastWrapUp(after).GetProperty("wrapUpCode").GetString());
        Assert.Equal("2026-06-10T11:09:24.813Z", End(after));
        Assert.DoesNotContain("98885829-a11a-4e9f-9e9e-615ad32a7b8c", LastWrapUp(await InJob(sandbox, Call)).ToString(), StringComparison.Ordinal);
        Move(sandbox, "2026-06-12T23:26:00Z");
        Assert.Contains("98885829-a11a-4e9f-9e9e-615ad32a7b8c", LastWrapUp(await InJob(sandbox, Call)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_comes_late_and_is_rescored()
    {
        const string Callback = "f391b301-c41c-48c9-b22a-94b5be5eb8cf";
        using var sandbox = await Late();
        Move(sandbox, "2026-06-11T22:39:41.221Z");
        Assert.False((await Find(sandbox, Callback)).TryGetProperty("evaluations", out _));
        Move(sandbox, "2026-06-11T22:39:41.222Z");
        JsonElement first = (await Find(sandbox, Callback)).GetProperty("evaluations")[0];
        Assert.Equal((53, false), (first.GetProperty("oTotalScore").GetInt32(), first.GetProperty("rescored").GetBoolean()));
        Move(sandbox, "2026-06-12T00:40:56.601Z");
        Assert.Equal(first.ToString(), (await Find(sandbox, Callback)).GetProperty("evaluations")[0].ToString());
        Move(sandbox, "2026-06-12T00:40:56.602Z");
        JsonElement second = (await Find(sandbox, Callback)).GetProperty("evaluations").EnumerateArray().Single();
        Assert.Equal((68, true), (second.GetProperty("oTotalScore").GetInt32(), second.GetProperty("rescored").GetBoolean()));
        Assert.Equal(first.GetProperty("evaluationId").GetString(), second.GetProperty("evaluationId").GetString());
        Assert.Equal("2026-06-12T00:40:56.602Z", second.GetProperty("eventTime").GetString());
        Assert.False((await InJob(sandbox, Callback)).TryGetProperty("evaluations", out _));
        Move(sandbox, "2026-06-12T04:40:00Z");
        Assert.Equal(53, (await InJob(sandbox, Callback)).GetProperty("evaluations")[0].GetProperty("oTotalScore").GetInt32());
        Move(sandbox, "2026-06-12T06:41:00Z");
        Assert.Equal(68, (await InJob(sandbox, Callback)).GetProperty("evaluations")[0].GetProperty("oTotalScore").GetInt32());
    }

    [Fact]
    public async Task A_survey_comes_thirteen_days_after_the_end()
    {
        const string Call = "6e1d527f-d149-45ec-86e5-7eb0e7c86f2d";
        using var sandbox = await Late();
        Move(sandbox, "2026-06-24T06:51:15.235Z");
        JsonElement before = await Find(sandbox, Call);
        Assert.Equal("2026-06-10T13:49:44.286Z", End(before));
        Assert.False(before.TryGetProperty("surveys", out _));
        Move(sandbox, "2026-06-24T06:51:15.236Z");
        Assert.Equal(32, (await Find(sandbox, Call)).GetProperty("surveys")[0].GetProperty("oSurveyTotalScore").GetInt32());
    }

    [Fact]
    public async Task An_email_is_open_for_eleven_days()
    {
        const string Mail = "fdb5d8f9-9294-4fad-bc3a-511c9576c95f";
        using var sandbox = await Late();
        Move(sandbox, "2026-06-20T02:32:46.009Z");
        JsonElement open = await Find(sandbox, Mail);
        Assert.Equal("2026-06-08T18:15:28.412Z", open.GetProperty("conversationStart").GetString());
        Assert.Null(End(open));
        Assert.Contains(await Job(sandbox, "2026-06-19"), row => Id(row) == Mail);
        Move(sandbox, "2026-06-20T02:32:46.010Z");
        Assert.Equal("2026-06-20T02:32:46.010Z", End(await Find(sandbox, Mail)));
        Move(sandbox, "2026-06-22T00:00:00Z");
        Assert.Contains(await Job(sandbox, "2026-06-20"), row => Id(row) == Mail);
        Assert.DoesNotContain(await Job(sandbox, "2026-06-21"), row => Id(row) == Mail);
    }

    [Fact]
    public async Task A_filter_sees_a_survey_of_twenty_six_days_after_the_start()
    {
        const string Mail = "1662b512-36b2-4d5a-abe0-59952a54ffda";
        const string Day = "2026-05-16T00:00:00Z/2026-05-17T00:00:00Z";
        const string More = ",\"surveyFilters\":[{\"type\":\"and\",\"predicates\":[{\"metric\":\"oSurveyTotalScore\",\"range\":{\"gte\":0}}]}]";
        using var sandbox = await Late();
        string[] before = [.. (await sandbox.All(Day, More)).Select(Id)];
        Move(sandbox, "2026-06-11T20:49:52.854Z");
        string[] after = [.. (await sandbox.All(Day, More)).Select(Id)];
        Assert.DoesNotContain(Mail, before);
        Assert.Contains(Mail, after);
    }

    [Fact]
    public async Task Overlapping_jobs_find_all_that_is_open_or_ended_within_their_interval()
    {
        using var sandbox = await Late(TimeSpan.Zero);
        DateTimeOffset start = new(2026, 6, 9, 10, 0, 0, TimeSpan.Zero);
        DateTimeOffset end = start.AddHours(2);
        var known = new List<JsonElement>();
        for (DateTimeOffset day = start.Date.AddDays(-25); day <= end; day = day.AddDays(1))
        {
            known.AddRange(await sandbox.All($"{day.UtcDateTime:yyyy-MM-dd}T00:00:00Z/{day.UtcDateTime:yyyy-MM-dd}T01:00:00Z"));
        }

        string[] expected = [.. known.Where(row => Start(row) < end && EndsAfter(row, start)).Select(Id).Order()];
        JsonElement[] rows = await Job(sandbox, "2026-06-09T10:00:00Z/2026-06-09T12:00:00Z");
        Assert.Equal(expected, rows.Select(Id).Order());
        Assert.Contains(rows, row => Start(row) < start.AddDays(-12));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Even_a_quiet_day_has_each_kind(int seed)
    {
        var builder = new ConversationBuilder(seed, World.Create(seed, "Sandbox"), hasLateChanges: true);
        for (var day = new DateTimeOffset(2026, 6, 7, 0, 0, 0, TimeSpan.Zero); day.Day < 14; day = day.AddDays(1))
        {
            DayPlan plan = DayPlan.Create(seed, 60, day);
            Conversation[] all = [.. Enumerable.Range(0, plan.Count).Select(position => builder.Build(plan, position))];
            Assert.Contains(all, one => one.Pause is { } pause && pause.OpenedAgain - pause.Ended >= TimeSpan.FromHours(2));
            Assert.Contains(all, one => one.Segments.Any(segment => segment.Before?.Until > one.End));
            Assert.Contains(all, one => one.Evaluations.Any(evaluation => evaluation.Before is not null && evaluation.At > one.End!.Value.AddDays(1)));
            Assert.Contains(all, one => one.Surveys.Any(survey => survey.At > one.End!.Value.AddHours(12)));
            Assert.Contains(all, one => one.Pause is null && one.End > one.Start.AddDays(8));
        }
    }

    [Fact]
    public void No_conversation_changes_after_the_time_when_it_counts_as_settled()
    {
        var builder = new ConversationBuilder(3, World.Create(3, "Sandbox"), hasLateChanges: true);
        DayPlan plan = DayPlan.Create(3, 6000, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        Conversation[] all = [.. Enumerable.Range(0, plan.Count).Select(position => builder.Build(plan, position))];
        Assert.All(all, one => Assert.Same(one, one.At(plan.Day + LatePlan.SettledAfter)));
        Assert.Contains(all, one => !ReferenceEquals(one, one.At(one.Start + Scenarios.SettledAfter)));
    }

    [Fact]
    public async Task The_option_is_a_function_of_seed_and_time_and_adds_no_conversation()
    {
        using var first = await Late();
        using var second = await Late();
        using var usual = await new SandboxFixture().SignedIn();
        const string Day = "2026-06-08T00:00:00Z/2026-06-09T00:00:00Z";
        string[] rows = [.. (await first.All(Day)).Select(row => row.ToString())];
        Assert.Equal(rows, (await second.All(Day)).Select(row => row.ToString()));
        string[] before = [.. (await usual.All(Day)).Select(row => row.ToString())];
        Assert.Equal(before.Select(row => Id(JsonDocument.Parse(row).RootElement)), rows.Select(row => Id(JsonDocument.Parse(row).RootElement)));
        Assert.NotEqual(before, rows);
    }

    [ContractFact]
    [Trait(Needs.Name, Needs.Contract)]
    public async Task Late_changes_are_as_the_contract_says()
    {
        using var sandbox = await Late();
        var check = new ContractCheck();
        foreach (JsonElement row in await sandbox.All("2026-05-10T00:00:00Z/2026-05-17T00:00:00Z"))
        {
            check.Object(row, "AnalyticsConversationWithoutAttributes", "conversation");
        }

        Assert.Equal([], check.Problems);
    }

    internal static Task<SandboxFixture> Late(TimeSpan? lag = null) => new SandboxFixture(new SandboxOptions
    {
        LateChanges = true, RequestsPerMinute = 0, JobPolls = 0, TokenLifetime = TimeSpan.FromDays(60),
        DataAvailabilityLag = lag ?? TimeSpan.FromHours(6),
    }).SignedIn();

    private static void Move(SandboxFixture sandbox, string time) => sandbox.Time.SetUtcNow(DateTimeOffset.Parse(time, null));

    private static async Task<JsonElement> Find(SandboxFixture sandbox, string id) =>
        await SandboxFixture.Json(await sandbox.Get($"api/v2/analytics/conversations/{id}/details"));

    private static async Task<JsonElement> InJob(SandboxFixture sandbox, string id) =>
        (await Job(sandbox, "2026-06-10")).Single(row => Id(row) == id);

    private static async Task<JsonElement[]> Job(SandboxFixture sandbox, string day, bool startOfDay = false)
    {
        string interval = day.Contains('/', StringComparison.Ordinal)
            ? day
            : $"{day}T00:00:00Z/{DateOnly.ParseExact(day, "yyyy-MM-dd", null).AddDays(1):yyyy-MM-dd}T00:00:00Z";
        string body = $$"""{"interval":"{{interval}}","startOfDayIntervalMatching":{{(startOfDay ? "true" : "false")}}}""";
        JsonElement job = await SandboxFixture.Json(await sandbox.Post(Jobs, body), 202);
        JsonElement page = await SandboxFixture.Json(await sandbox.Get($"{Jobs}/{job.GetProperty("jobId").GetString()}/results?pageSize=1000"));
        Assert.False(page.TryGetProperty("cursor", out _));
        return [.. page.GetProperty("conversations").EnumerateArray()];
    }

    /// <summary>True if a conversation ends after a time; one that never had an agent counts as ended after 8 days.</summary>
    private static bool EndsAfter(JsonElement row, DateTimeOffset time) => End(row) is { } end
        ? DateTimeOffset.Parse(end, null) > time
        : Purposes(row).Contains("agent") || Start(row).AddDays(8) >= time;

    private static IEnumerable<string> Purposes(JsonElement row) =>
        row.GetProperty("participants").EnumerateArray().Select(participant => participant.GetProperty("purpose").GetString()!);

    private static JsonElement LastWrapUp(JsonElement row) => row.GetProperty("participants").EnumerateArray()
        .SelectMany(participant => participant.GetProperty("sessions").EnumerateArray())
        .SelectMany(session => session.GetProperty("segments").EnumerateArray())
        .Where(segment => segment.GetProperty("segmentType").GetString() == "wrapup")
        .MaxBy(segment => segment.GetProperty("segmentStart").GetString(), StringComparer.Ordinal);

    private static string Id(JsonElement row) => row.GetProperty("conversationId").GetString()!;

    private static DateTimeOffset Start(JsonElement row) => row.GetProperty("conversationStart").GetDateTimeOffset();

    private static string? End(JsonElement row) => row.TryGetProperty("conversationEnd", out JsonElement end) ? end.GetString() : null;
}
