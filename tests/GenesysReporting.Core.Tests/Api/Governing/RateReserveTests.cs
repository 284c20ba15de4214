using GenesysReporting.Api.Governing;

namespace GenesysReporting.Tests.Api.Governing;

/// <summary>The share of each window that is left to others, tested with a model of the platform's limit.</summary>
public class RateReserveTests
{
    private const int Seeds = 4;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<int, double, bool, bool> Loads() => RateBudgetTests.Loads();

    [Theory]
    [MemberData(nameof(Loads))]
    public void At_full_load_no_window_has_more_than_the_own_share_and_each_is_used_up(
        int callers, double latency, bool startsWithCall, bool roundsUp)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using Simulation run = Begin(seed, new ServerKind(300, startsWithCall, roundsUp), latency, percent: 30);
            Add(run, callers);
            run.Run(Minute * 3);

            Assert.All(run.OfWindow, w => Assert.True(w.Value <= 210, $"Seed {seed}, window {w.Key}: {w.Value}."));
            Assert.Equal(0, run.Refused);
            double most = Math.Min(3 * 210, callers * 180 / latency);
            Assert.True(run.Served >= most * 0.85, $"Seed {seed}: {run.Served} of {most} were served.");
        }
    }

    [Theory]
    [InlineData(300, 90, 30)]
    [InlineData(300, 0, 300)]
    [InlineData(180, 50, 90)]
    [InlineData(10, 30, 7)]
    [InlineData(3000, 75, 750)]
    public void The_share_is_that_of_the_limit_that_was_read(int allowed, int percent, int share)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using Simulation run = Begin(seed, new ServerKind(allowed), 0.1, percent);
            run.AddCaller(1);
            run.Run(TimeSpan.FromSeconds(1));
            Add(run, 8);
            run.Run(Minute * 3);

            Assert.All(run.OfWindow, w => Assert.True(w.Value <= share, $"Seed {seed}, window {w.Key}: {w.Value} of {share}."));
            Assert.True(run.Served >= share * 2.5, $"Seed {seed}: {run.Served}.");
        }
    }

    [Fact]
    public void Others_who_use_what_is_left_to_them_are_not_in_the_way()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            using Simulation run = Begin(seed, new ServerKind(), 0.2, percent: 30);
            run.AddOther(0.8, from: 2 + seed);
            Add(run, 8);
            run.Run(Minute * 3);

            Assert.Equal(0, run.Refused);
            Assert.All(run.OfWindow, w => Assert.True(w.Value <= 210, $"Seed {seed}, window {w.Key}: {w.Value}."));
            Assert.True(run.Served >= 3 * 210 * 0.85, $"Seed {seed}: {run.Served}.");
        }
    }

    [Fact]
    public void Until_a_tenth_of_the_own_share_remains_it_bursts_and_then_spaces_evenly()
    {
        using Simulation run = Begin(1, new ServerKind(), 0.05, percent: 30);
        Add(run, 4);
        run.Run(TimeSpan.FromSeconds(59));

        // 210 is the share; its last 21 are spaced.
        List<TimeSpan> spaced = run.Granted.Skip(190).ToList();
        Assert.True(run.Granted[184] < TimeSpan.FromSeconds(10), "The burst is slow.");
        Assert.InRange(spaced.Count, 15, 20);
        double[] gaps = spaced.Zip(spaced.Skip(1), (a, b) => (b - a).TotalSeconds).ToArray();
        Assert.True(gaps.Max() < gaps.Min() * 1.4, $"Gaps from {gaps.Min()} to {gaps.Max()} s.");
    }

    [Fact]
    public void Of_several_scopes_the_largest_share_applies_and_each_ends_once()
    {
        var reserve = new RateReserve();
        int freed = 0;
        reserve.Freed = () => freed++;
        Assert.Equal((0, 300), (reserve.Percent, reserve.ShareOf(300)));
        IDisposable small = reserve.Take(20);
        IDisposable large = reserve.Take(50);
        IDisposable again = reserve.Take(20);
        Assert.Equal((50, 150), (reserve.Percent, reserve.ShareOf(300)));

        large.Dispose();
        large.Dispose();
        Assert.Equal((20, 240, 1), (reserve.Percent, reserve.ShareOf(300), freed));
        small.Dispose();
        small.Dispose();
        Assert.Equal((20, 1), (reserve.Percent, freed));
        again.Dispose();
        Assert.Equal((0, 300, 2), (reserve.Percent, reserve.ShareOf(300), freed));
        Assert.Throws<ArgumentOutOfRangeException>(() => reserve.Take(91));
        Assert.Throws<ArgumentOutOfRangeException>(() => reserve.Take(-1));
        using IDisposable most = reserve.Take(90);
        Assert.Equal((1, 1), (reserve.ShareOf(3), reserve.ShareOf(10)));
    }

    private static Simulation Begin(int seed, ServerKind kind, double latency, int percent)
    {
        var run = new Simulation(seed, kind, TimeSpan.FromSeconds(latency / 2));
        run.Reserve.Take(percent);
        return run;
    }

    private static void Add(Simulation run, int callers)
    {
        for (int i = 0; i < callers; i++)
        {
            run.AddCaller();
        }
    }
}
