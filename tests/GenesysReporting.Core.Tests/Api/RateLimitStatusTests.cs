using GenesysReporting.Api;

namespace GenesysReporting.Tests.Api;

/// <summary>The rate limit of a session when answers overtake each other.</summary>
public sealed class RateLimitStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly RateLimitStatus Before = new(10, 300, Now.AddSeconds(20));

    [Theory]
    [InlineData(9, 20, 10)]
    [InlineData(9, 21, 10)]
    [InlineData(11, 20, 11)]
    [InlineData(10, 19, 10)]
    [InlineData(1, 80, 1)]
    public void Of_one_window_the_higher_count_is_kept(int used, int resetsIn, int kept) =>
        Assert.Equal(kept, new RateLimitStatus(used, 300, Now.AddSeconds(resetsIn)).After(Before, Now).Used);

    [Fact]
    public void A_window_that_is_over_is_not_kept() =>
        Assert.Equal(1, new RateLimitStatus(1, 300, Now.AddSeconds(45)).After(Before, Now.AddSeconds(20)).Used);

    [Fact]
    public void The_first_answer_is_kept() => Assert.Equal(Before, Before.After(null, Now));
}
