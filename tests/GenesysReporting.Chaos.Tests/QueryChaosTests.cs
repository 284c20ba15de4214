using GenesysReporting.Analytics;
using GenesysReporting.Sandbox;

namespace GenesysReporting.Chaos.Tests;

/// <summary>Each fault alone and all of them together, at several concurrencies, over many seeds.</summary>
public abstract class QueryChaosTests(int throttle)
{
    /// <summary>What asking again makes good: these runs must be whole.</summary>
    public static TheoryData<string> Passing =>
        [.. SandboxChaos.Survivable.Append(SandboxFaultKind.Slow).Select(k => $"{k}")];

    /// <summary>What may leave something missing, or end a run: these must be honest.</summary>
    public static TheoryData<string> Lasting =>
    [
        .. new[]
        {
            SandboxFaultKind.ShiftPages, SandboxFaultKind.DropRecord, SandboxFaultKind.ChangeTotal,
            SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson, SandboxFaultKind.Forbidden,
            SandboxFaultKind.Unauthorized,
        }.Select(k => $"{k}"),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_costs_time_and_nothing_else(string kind)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        long retries = 0;
        for (int seed = 1; seed <= 4; seed++)
        {
            bed.Misbehave(seed, 0.4, Enum.Parse<SandboxFaultKind>(kind));
            Reading reading = await bed.Read(Details(), throttle).ToEndAsync();
            reading.IsWhole(expected);
            retries += reading.Summary.Retries;
        }

        Assert.True(retries > 0 || kind == nameof(SandboxFaultKind.Slow));
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Whatever_is_missing_is_named(string kind)
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        for (int seed = 1; seed <= 6; seed++)
        {
            bed.Misbehave(seed, seed % 2 == 0 ? 0.15 : 0.4, Enum.Parse<SandboxFaultKind>(kind));
            (await bed.Read(Details(), throttle).ToEndAsync()).IsHonest(expected);
        }
    }

    [Fact]
    public async Task All_of_them_together()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync();
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        SandboxFaultKind[] all =
        [
            .. SandboxChaos.Survivable, SandboxFaultKind.Slow, SandboxFaultKind.ShiftPages, SandboxFaultKind.DropRecord,
            SandboxFaultKind.ChangeTotal, SandboxFaultKind.InternalServerError, SandboxFaultKind.NotJson,
            SandboxFaultKind.Unauthorized,
        ];
        int whole = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            bed.Misbehave(seed, 0.1 + (seed % 4 * 0.1), all);
            Reading reading = await bed.Read(Details(), throttle).ToEndAsync();
            reading.IsHonest(expected);
            whole += reading.Summary.Outcome == QueryOutcome.Complete ? 1 : 0;
        }

        Assert.InRange(whole, 3, 29);
    }

    [Fact]
    public async Task An_answer_that_stalls_is_asked_for_again()
    {
        await using ChaosFixture bed = await ChaosFixture.StartAsync(attempt: TimeSpan.FromSeconds(150));
        IReadOnlyList<Known> expected = await Truth.StartedInAsync(bed.Plain, ChaosFixture.Days);
        bed.Misbehave(3, 0.3, SandboxFaultKind.Stall);
        (await bed.Read(Details(), throttle).ToEndAsync()).IsHonest(expected);
    }

    private static AnalyticsQuery Details() => AnalyticsQuery.Of("ConversationDetails", ChaosFixture.Days);
}

public sealed class OneAtATimeTests() : QueryChaosTests(1);

public sealed class FourAtATimeTests() : QueryChaosTests(4);

public sealed class SixteenAtATimeTests() : QueryChaosTests(16);
