using GenesysReporting.Analytics;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Each fault separately and all of them together, at several concurrencies, over many seeds.</summary>
public abstract class QueryChaosTests(int throttle)
{
    /// <summary>The faults that a retry survives: these runs must be whole.</summary>
    public static TheoryData<string> Temporary =>
        [.. SandboxChaos.Survivable.Append(SandboxFaultKind.Slow).Select(k => $"{k}")];

    /// <summary>The faults that may lose records or end a run: these runs must be honest.</summary>
    public static TheoryData<string> Permanent =>
    [
        .. new[]
        {
            SandboxFaultKind.ShiftPages, SandboxFaultKind.DropRecord, SandboxFaultKind.ChangeTotal,
            SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson, SandboxFaultKind.Forbidden,
            SandboxFaultKind.Unauthorized,
        }.Select(k => $"{k}"),
    ];

    [Theory]
    [MemberData(nameof(Temporary))]
    public async Task A_temporary_fault_costs_only_time(string kind)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        long retries = 0;
        for (int seed = 1; seed <= 4; seed++)
        {
            fixture.AddChaos(seed, 0.4, Enum.Parse<SandboxFaultKind>(kind));
            QueryRun run = await fixture.Read(Details(), throttle).ToEndAsync();
            run.AssertWhole(expected);
            retries += run.Summary.Retries;
        }

        Assert.True(retries > 0 || kind == nameof(SandboxFaultKind.Slow));
    }

    [Theory]
    [MemberData(nameof(Permanent))]
    public async Task Missing_records_are_named(string kind)
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        for (int seed = 1; seed <= 6; seed++)
        {
            fixture.AddChaos(seed, seed % 2 == 0 ? 0.15 : 0.4, Enum.Parse<SandboxFaultKind>(kind));
            (await fixture.Read(Details(), throttle).ToEndAsync()).AssertHonest(expected);
        }
    }

    [Fact]
    public async Task All_faults_together()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync();
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        SandboxFaultKind[] all =
        [
            .. SandboxChaos.Survivable, SandboxFaultKind.Slow, SandboxFaultKind.ShiftPages, SandboxFaultKind.DropRecord,
            SandboxFaultKind.ChangeTotal, SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson,
            SandboxFaultKind.Unauthorized,
        ];
        int whole = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            fixture.AddChaos(seed, 0.1 + (seed % 4 * 0.1), all);
            QueryRun run = await fixture.Read(Details(), throttle).ToEndAsync();
            run.AssertHonest(expected);
            whole += run.Summary.Outcome == QueryOutcome.Complete ? 1 : 0;
        }

        Assert.InRange(whole, 3, 29);
    }

    [Fact]
    public async Task A_stalled_answer_is_requested_again()
    {
        await using ChaosFixture fixture = await ChaosFixture.StartAsync(attempt: TimeSpan.FromSeconds(150));
        IReadOnlyList<KnownConversation> expected = await SandboxContents.StartedInAsync(fixture.Plain, ChaosFixture.Days);
        fixture.AddChaos(3, 0.3, SandboxFaultKind.Stall);
        (await fixture.Read(Details(), throttle).ToEndAsync()).AssertHonest(expected);
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);
}

public sealed class OneAtATimeTests() : QueryChaosTests(1);

public sealed class FourAtATimeTests() : QueryChaosTests(4);

public sealed class SixteenAtATimeTests() : QueryChaosTests(16);
