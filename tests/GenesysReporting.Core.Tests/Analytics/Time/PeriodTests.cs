using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Analytics.Time;

/// <summary>Tests of the start and end of periods, also in weeks and months with a change of the clock.</summary>
public class PeriodTests
{
    [Theory]
    // A Friday noon in winter.
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.Today, "2026-11-19T23:00:00.000Z/2026-11-20T10:30:15.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.Yesterday, "2026-11-18T23:00:00.000Z/2026-11-19T23:00:00.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.ThisWeek, "2026-11-15T23:00:00.000Z/2026-11-20T10:30:15.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.LastWeek, "2026-11-08T23:00:00.000Z/2026-11-15T23:00:00.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.ThisMonth, "2026-10-31T23:00:00.000Z/2026-11-20T10:30:15.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.LastMonth, "2026-09-30T22:00:00.000Z/2026-10-31T23:00:00.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.Last7Days, "2026-11-12T23:00:00.000Z/2026-11-19T23:00:00.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.Last30Days, "2026-10-20T22:00:00.000Z/2026-11-19T23:00:00.000Z")]
    [InlineData("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.LastHour, "2026-11-20T09:00:00.000Z/2026-11-20T10:00:00.000Z")]
    [InlineData("2026-11-20T10:10:15Z", "Asia/Kolkata", QueryPeriod.LastHour, "2026-11-20T08:30:00.000Z/2026-11-20T09:30:00.000Z")]
    // Days, a week and a month with a change of the clock.
    [InlineData("2026-10-26T08:00:00Z", "Europe/Paris", QueryPeriod.Yesterday, "2026-10-24T22:00:00.000Z/2026-10-25T23:00:00.000Z")]
    [InlineData("2026-03-30T08:00:00Z", "Europe/Paris", QueryPeriod.Yesterday, "2026-03-28T23:00:00.000Z/2026-03-29T22:00:00.000Z")]
    [InlineData("2026-03-30T08:00:00Z", "Europe/Paris", QueryPeriod.LastWeek, "2026-03-22T23:00:00.000Z/2026-03-29T22:00:00.000Z")]
    [InlineData("2026-03-31T08:00:00Z", "Europe/Paris", QueryPeriod.ThisMonth, "2026-02-28T23:00:00.000Z/2026-03-31T08:00:00.000Z")]
    // A change of the clock at midnight: here the day begins at 01:00, as 00:00 is skipped.
    [InlineData("2026-04-24T10:00:00Z", "Africa/Cairo", QueryPeriod.Today, "2026-04-23T22:00:00.000Z/2026-04-24T10:00:00.000Z")]
    // Today depends on the zone.
    [InlineData("2026-11-20T23:30:00Z", "Asia/Kolkata", QueryPeriod.Today, "2026-11-20T18:30:00.000Z/2026-11-20T23:30:00.000Z")]
    [InlineData("2026-11-20T03:00:00Z", "America/New_York", QueryPeriod.Today, "2026-11-19T05:00:00.000Z/2026-11-20T03:00:00.000Z")]
    // Mondays and Sundays; the first day of a year.
    [InlineData("2026-11-16T10:00:00Z", "UTC", QueryPeriod.ThisWeek, "2026-11-16T00:00:00.000Z/2026-11-16T10:00:00.000Z")]
    [InlineData("2026-11-22T10:00:00Z", "UTC", QueryPeriod.ThisWeek, "2026-11-16T00:00:00.000Z/2026-11-22T10:00:00.000Z")]
    [InlineData("2027-01-01T10:00:00Z", "UTC", QueryPeriod.LastMonth, "2026-12-01T00:00:00.000Z/2027-01-01T00:00:00.000Z")]
    [InlineData("2027-01-01T10:00:00Z", "UTC", QueryPeriod.ThisWeek, "2026-12-28T00:00:00.000Z/2027-01-01T10:00:00.000Z")]
    // In the second in which a period begins, it is one second long, as no interval may be empty.
    [InlineData("2026-11-20T00:00:00Z", "UTC", QueryPeriod.Today, "2026-11-20T00:00:00.000Z/2026-11-20T00:00:01.000Z")]
    public void A_period_is_cut_at_the_zones_midnights(string now, string zone, QueryPeriod period, string interval) =>
        Assert.Equal(interval, Resolve(now, zone, period).ToString());

    [Theory]
    [InlineData("24h", "PT1H", "2026-11-19T10:00:00.000Z")]
    [InlineData("90m", "PT15M", "2026-11-20T09:00:00.000Z")]
    [InlineData("24h", "PT6H", "2026-11-19T05:00:00.000Z")]
    [InlineData("7d", "P1D", "2026-11-12T23:00:00.000Z")]
    [InlineData("2w", "P1W", "2026-11-01T23:00:00.000Z")]
    [InlineData("4w", "P1M", "2026-09-30T22:00:00.000Z")]
    [InlineData("24h", null, "2026-11-19T10:30:15.000Z")]
    public void A_span_that_ends_now_begins_where_a_bucket_does(string past, string? granularity, string start)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-20T10:30:15Z", CultureInfo.InvariantCulture));
        var forms = new TimeForms { Past = past, Granularity = granularity, Zone = TimeZones.Find("europe/PARIS") };

        Assert.Equal($"{start}/2026-11-20T10:30:15.000Z", forms.Resolve(clock).ToString());
    }

    [Fact]
    public void Every_period_is_one_that_can_be_found() => Assert.All(
        Enum.GetValues<QueryPeriod>(),
        p => Assert.True(Resolve("2026-11-20T10:30:15Z", "Europe/Paris", p).End > Resolve("2026-11-20T10:30:15Z", "Europe/Paris", p).Start));

    [Fact]
    public void The_users_culture_and_its_calendar_have_no_effect()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "th-TH", "ar-SA", "tr-TR", "de-DE" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(
                    "2026-09-30T22:00:00.000Z/2026-10-31T23:00:00.000Z",
                    Resolve("2026-11-20T10:30:15Z", "Europe/Paris", QueryPeriod.LastMonth).ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static QueryInterval Resolve(string now, string zone, QueryPeriod period) =>
        new TimeForms { Period = period, Zone = TimeZones.Find(zone) }
            .Resolve(new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
