using GenesysReporting.Analytics;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>User details come in numbered pages, like conversations.</summary>
public sealed class UserDetailsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Users_that_are_missing_are_noticed(int throttle)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        AnalyticsQuery query = AnalyticsQuery.Of("UserDetails", ChaosFixture.Interval("2026-06-02T00:00:00Z", "2026-06-04T00:00:00Z"));
        string[] expected = (await ReadAsync(fixture, query, throttle)).Ids;
        Assert.True(expected.Length > 5);
        for (int seed = 1; seed <= 12; seed++)
        {
            fixture.AddChaos(seed, 0.4, SandboxFaultKind.ShiftPages, SandboxFaultKind.DropRecord, SandboxFaultKind.ChangeTotal, SandboxFaultKind.BadGateway);
            (string[] ids, QuerySummary summary) = await ReadAsync(fixture, query, throttle);
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.Empty(ids.Except(expected));
            Assert.True(
                summary.Outcome == QueryOutcome.Complete ? ids.Length == expected.Length : summary.Reasons.Count == 1,
                $"{summary} {string.Join(' ', summary.Reasons)}");
        }
    }

    private static async Task<(string[] Ids, QuerySummary Summary)> ReadAsync(ChaosFixture fixture, AnalyticsQuery query, int throttle)
    {
        var reader = new AnalyticsReader(fixture.Session, query, new AnalyticsReadOptions { ThrottleLimit = throttle });
        var ids = new List<string>();
        await foreach (IReadOnlyList<AnalyticsRecord> page in reader.ReadPagesAsync())
        {
            ids.AddRange(page.Cast<AnalyticsUserDetail>().Select(u => u.UserId!));
        }

        return ([.. ids], reader.Summarize());
    }
}
