using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Analytics.Time;

/// <summary>Tests of granularities, durations and intervals as text.</summary>
public class TextTests
{
    [Theory]
    [InlineData("PT15M", "PT15M")]
    [InlineData("PT1H", "PT1H")]
    [InlineData("P1D", "P1D")]
    [InlineData("P1W", "P1W")]
    [InlineData("P1M", "P1M")]
    [InlineData("P1DT12H", "P1DT12H")]
    [InlineData(" P1D ", "P1D")]
    [InlineData("15m", "PT15M")]
    [InlineData("30m", "PT30M")]
    [InlineData("90m", "PT90M")]
    [InlineData("60m", "PT1H")]
    [InlineData("1h", "PT1H")]
    [InlineData("1h30m", "PT90M")]
    [InlineData("0.5h", "PT30M")]
    [InlineData("36h", "PT36H")]
    [InlineData("24h", "P1D")]
    [InlineData("1d", "P1D")]
    [InlineData("7d", "P7D")]
    [InlineData("00:30:00", "PT30M")]
    public void A_granularity_is_a_period_or_its_short_form(string text, string sent) => Assert.Equal(sent, GranularityText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("pt1h")]
    [InlineData("1H")]
    [InlineData("hour")]
    [InlineData("30")]
    [InlineData("30s")]
    [InlineData("90s")]
    [InlineData("0m")]
    [InlineData("-1h")]
    [InlineData("1 h")]
    [InlineData("P1.5D")]
    [InlineData("2026-11-01/2026-11-02")]
    public void Other_text_is_not_a_granularity(string text) =>
        Assert.Equal("InvalidGranularity", Assert.Throws<InputException>(() => GranularityText.Read(text)).ErrorId);

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("60s", 60_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("2m30s", 150_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData(" 60s ", 60_000)]
    [InlineData("00:01:30", 90_000)]
    [InlineData("1:01:30", 3_690_000)]
    [InlineData("00:01:30.250", 90_250)]
    [InlineData("1.02:03:04", 93_784_000)]
    public void A_duration_has_units_or_colons(string text, double milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan span));

        Assert.Equal(milliseconds, span.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("60")]
    [InlineData("s")]
    [InlineData("60 s")]
    [InlineData("60S")]
    [InlineData("1,5s")]
    [InlineData("-60s")]
    [InlineData("60sec")]
    [InlineData("٦٠s")]
    [InlineData("999999999999d")]
    [InlineData("PT60S")]
    public void Other_text_is_not_a_duration(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    // The day that has 25 hours and the one that has 23: each end has its own offset.
    [InlineData("2026-10-25/2026-10-26", "Europe/Paris", "2026-10-25T00:00:00.000+02:00/2026-10-26T00:00:00.000+01:00")]
    [InlineData("2026-03-29/2026-03-30", "Europe/Paris", "2026-03-29T00:00:00.000+01:00/2026-03-30T00:00:00.000+02:00")]
    [InlineData("2026-11-01/2026-11-02", "Europe/Paris", "2026-11-01T00:00:00.000+01:00/2026-11-02T00:00:00.000+01:00")]
    [InlineData("2026-11-01/2026-11-02", "America/New_York", "2026-11-01T00:00:00.000-04:00/2026-11-02T00:00:00.000-05:00")]
    [InlineData("2026-11-01/2026-11-02", "Asia/Kolkata", "2026-11-01T00:00:00.000+05:30/2026-11-02T00:00:00.000+05:30")]
    [InlineData("2026-11-01/2026-11-02", "UTC", "2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z")]
    [InlineData("2026-11-01T00:00:00Z/2026-11-01T12:00:00Z", "Europe/Paris", "2026-11-01T01:00:00.000+01:00/2026-11-01T13:00:00.000+01:00")]
    public void An_interval_shows_the_zones_offsets(string text, string zone, string shown)
    {
        TimeZoneInfo read = TimeZones.Find(zone);

        Assert.Equal(shown, QueryInterval.Parse(text, read).ToString(read));
    }
}
