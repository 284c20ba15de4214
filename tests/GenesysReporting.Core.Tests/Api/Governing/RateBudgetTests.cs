namespace GenesysReporting.Tests.Api.Governing;

/// <summary>The promises of a token's budget, tested with a model of the platform's limit.</summary>
public class RateBudgetTests
{
    private const int Seeds = 4;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<int, double, bool, bool> Loads()
    {
        var data = new TheoryData<int, double, bool, bool>();
        foreach (int callers in new[] { 1, 3, 8, 20, 50, 200 })
        {
            foreach (double latency in new[] { 0.03, 0.3, 3 })
            {
                data.Add(callers, latency, true, true);
                data.Add(callers, latency, true, false);
                data.Add(callers, latency, false, true);
                data.Add(callers, latency, false, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Loads))]
    public void Three_minutes_at_full_load_draw_no_429_and_use_the_budget_up(
        int callers, double latency, bool startsWithCall, bool roundsUp)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using Simulation run = Begin(seed, new ServerKind(300, startsWithCall, roundsUp), latency);
            Add(run, callers);
            run.Run(Minute * 3);

            Assert.True(run.Refused == 0, $"Seed {seed}: {run.Refused} of {run.Served + run.Refused} were refused.");
            double most = Math.Min(3 * 300, callers * 180 / latency);
            Assert.True(run.Served >= most * 0.9, $"Seed {seed}: {run.Served} of {most} were served.");
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(20, 2)]
    [InlineData(50, 0.05)]
    [InlineData(200, 0.3)]
    public void Two_hundred_requests_under_the_limit_are_not_delayed_at_all(int callers, double latency)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using Simulation run = Begin(seed, new ServerKind(), latency);
            run.AddCaller(1);
            run.Run(TimeSpan.FromSeconds(2 * latency));
            for (int i = 0; i < callers; i++)
            {
                run.AddCaller(200 / callers);
            }

            run.Run(TimeSpan.FromSeconds(Math.Min(50, 2 * latency * 200 / callers)));

            Assert.Equal(0, run.HeldBack);
        }
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.3, 1)]
    [InlineData(10, 15)]
    [InlineData(0.15, 1)]
    public void Others_of_the_same_token_keep_their_share(double everySeconds, int atOnce)
    {
        foreach (int callers in new[] { 1, 8, 20 })
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                using Simulation run = Begin(seed, new ServerKind(), 0.2);
                run.AddOther(everySeconds, atOnce, from: 5 + seed);
                Add(run, callers);
                run.Run(Minute * 3);

                Assert.True(run.Refused == 0, $"{callers} callers, seed {seed}: {run.Refused} were refused.");
            }
        }
    }

    [Fact]
    public void An_unforeseeable_burst_of_others_costs_one_429_and_no_more()
    {
        foreach (int callers in new[] { 1, 8, 20 })
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                using Simulation run = Begin(seed, new ServerKind(), 0.2);
                run.AddOther(1000, atOnce: 29, from: 50 + (seed / 2.0));
                Add(run, callers);
                run.Run(Minute * 3);

                Assert.InRange(run.Refused, 0, 1);
            }
        }
    }

    [Fact]
    public void Another_limit_than_three_hundred_is_read_and_kept()
    {
        foreach (int allowed in new[] { 1, 2, 5, 10, 60, 180, 3000 })
        {
            using Simulation run = Begin(1, new ServerKind(allowed), 0.1);
            Add(run, 10);
            run.Run(Minute * 3);

            // A window of which nothing is known may hold less than what is under way in it.
            Assert.True(run.Refused == 0 || allowed < 20, $"{allowed} allowed, {run.Refused} refused.");
            Assert.True(run.Served >= allowed, $"{allowed} allowed, {run.Served} served.");
        }
    }

    [Fact]
    public void Until_a_tenth_remains_it_bursts_and_then_spaces_evenly_to_the_reset()
    {
        using Simulation run = Begin(1, new ServerKind(), 0.05);
        Add(run, 4);
        run.Run(TimeSpan.FromSeconds(59));

        List<TimeSpan> spaced = run.Granted.Skip(272).ToList();
        Assert.True(run.Granted[265] < TimeSpan.FromSeconds(10), "The burst is slow.");
        Assert.InRange(spaced.Count, 20, 28);
        double[] gaps = spaced.Zip(spaced.Skip(1), (a, b) => (b - a).TotalSeconds).ToArray();
        Assert.True(gaps.Max() < gaps.Min() * 1.25, $"Gaps from {gaps.Min()} to {gaps.Max()} s.");
    }

    [Fact]
    public void A_window_that_others_have_used_up_is_waited_out()
    {
        using Simulation run = Begin(1, new ServerKind(), 0.05);
        run.AddOther(1000, atOnce: 290);
        run.Run(TimeSpan.FromSeconds(1));
        Add(run, 8);
        run.Run(Minute * 2);

        Assert.Equal(0, run.Refused);
        Assert.True(run.Served > 200, $"{run.Served} served.");
    }

    private static Simulation Begin(int seed, ServerKind kind, double latency) =>
        new(seed, kind, TimeSpan.FromSeconds(latency / 2));

    private static void Add(Simulation run, int callers)
    {
        for (int i = 0; i < callers; i++)
        {
            run.AddCaller();
        }
    }
}
