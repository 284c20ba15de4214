using System.Text.Json;

namespace GenesysReporting.Sandbox.Tests;

/// <summary>Faults of a UTC day, here 3 March 2026.</summary>
public sealed class DayFaultTests
{
    [Theory]
    [InlineData("2026-03-02T00:00:00Z/2026-03-03T00:00:00Z", 200)]
    [InlineData("2026-03-02T00:00:00Z/2026-03-03T00:00:00.001Z", 500)]
    [InlineData("2026-03-02T00:00:00Z/2026-03-09T00:00:00Z", 500)]
    [InlineData("2026-03-03T08:00:00Z/2026-03-03T09:00:00Z", 500)]
    [InlineData("2026-03-03T23:59:59.999Z/2026-03-04T10:00:00Z", 500)]
    [InlineData("2026-03-04T00:00:00Z/2026-03-05T00:00:00Z", 200)]
    [InlineData("2026-03-04T00:00:00+01:00/2026-03-05T00:00:00+01:00", 500)]
    [InlineData("2026-03-03/2026-03-04", 400)]
    public async Task Every_query_and_job_fails_whose_interval_has_a_part_of_the_day(string interval, int status)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddDayFault("InternalServerError", "2026-03-03");
        string body = $$"""{"interval":"{{interval}}"}""";
        foreach (string path in new[] { "conversations/details/query", "conversations/details/jobs", "users/details/query", "conversations/details/query" })
        {
            using HttpResponseMessage answer = await sandbox.Post("api/v2/analytics/" + path, body);
            Assert.Equal(status == 200 && path.EndsWith("jobs", StringComparison.Ordinal) ? 202 : status, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"interval":5}""")]
    [InlineData("""{"interval":null}""")]
    public async Task A_body_without_an_interval_is_refused_as_ever(string body)
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        sandbox.Server.AddDayFault("InternalServerError", "2026-03-03");
        using HttpResponseMessage answer = await sandbox.Query(body);
        Assert.Equal(400, (int)answer.StatusCode);
        await SandboxFixture.Json(await sandbox.Get("api/v2/analytics/dataretention/settings"));
    }

    [Fact]
    public async Task A_job_of_the_day_can_fail_and_the_fault_can_end()
    {
        using var sandbox = await new SandboxFixture().SignedIn();
        const string Jobs = "api/v2/analytics/conversations/details/jobs";
        sandbox.Server.AddDayFault("JobFails", "2026-03-03", "/" + Jobs, 1);
        var states = new List<string>();
        foreach (string day in new[] { "02T00:00:00Z/2026-03-03T00:00:00Z", "03T00:00:00Z/2026-03-04T00:00:00Z", "03T00:00:00Z/2026-03-04T00:00:00Z" })
        {
            JsonElement job = await SandboxFixture.Json(await sandbox.Post(Jobs, $$"""{"interval":"2026-03-{{day}}"}"""), 202);
            JsonElement status = await SandboxFixture.Json(await sandbox.Get($"{Jobs}/{job.GetProperty("jobId").GetString()}"));
            states.Add(status.GetProperty("state").GetString()!);
        }

        Assert.Equal(["QUEUED", "FAILED", "QUEUED"], states);
        sandbox.Server.AddDayFault("Forbidden", "2026-03-02");
        sandbox.Server.ClearFaults();
        await sandbox.Page(SandboxFixture.PastDay);
    }

    [Theory]
    [InlineData("InternalServerError", "03.03.2026", "yyyy-MM-dd")]
    [InlineData("Flood", "2026-03-03", "There is no fault 'Flood'")]
    public void A_wrong_day_or_kind_is_refused(string kind, string day, string text)
    {
        using var sandbox = new SandboxFixture();
        ArgumentException e = Assert.Throws<ArgumentException>(() => sandbox.Server.AddDayFault(kind, day));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }
}
