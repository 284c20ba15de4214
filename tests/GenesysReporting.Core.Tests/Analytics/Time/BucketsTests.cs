using GenesysReporting.Analytics.Time;

namespace GenesysReporting.Tests.Analytics.Time;

public class BucketsTests
{
    private static readonly QueryInterval Day = new(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("PT0S")]
    [InlineData("P0D")]
    [InlineData("P1D")]
    public void A_granularity_that_does_not_cut_an_interval_leaves_no_halves(string granularity) =>
        Assert.Null(Buckets.Halve(Day, granularity, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("P1Y", true)]
    [InlineData("P100Y", true)]
    [InlineData("P1DT12H", true)]
    [InlineData("PT1S", true)]
    [InlineData("P101Y", false)]
    [InlineData("P0DT0S", false)]
    [InlineData("1h", false)]
    public void A_granularity_advances_by_more_than_nothing_and_a_century_at_most(string granularity, bool advances) =>
        Assert.Equal(advances, Buckets.Advances(granularity));
}
