using CsCheck;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using Microsoft.Extensions.Time.Testing;

namespace GenesysReporting.Tests.Analytics.Time;

public class TimeTests
{
    private static readonly TimeZoneInfo Paris = TimeZones.Find("Europe/Paris");

    [Theory]
    [InlineData("2026-11-01T00:00:00Z/2026-11-02T00:00:00Z", "2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z")]
    [InlineData("2026-11-01T00:00:00.125+01:00/2026-11-02T00:00:00+01:00", "2026-10-31T23:00:00.125Z/2026-11-01T23:00:00.000Z")]
    [InlineData("2026-11-01/2026-11-02", "2026-10-31T23:00:00.000Z/2026-11-01T23:00:00.000Z")]
    [InlineData(" 2026-07-01T08:00/2026-07-01T09:30 ", "2026-07-01T06:00:00.000Z/2026-07-01T07:30:00.000Z")]
    // The day that has 25 hours, and the one that has 23.
    [InlineData("2026-10-25/2026-10-26", "2026-10-24T22:00:00.000Z/2026-10-25T23:00:00.000Z")]
    [InlineData("2026-03-29/2026-03-30", "2026-03-28T23:00:00.000Z/2026-03-29T22:00:00.000Z")]
    public void An_interval_is_read_in_the_zone_and_sent_in_UTC(string text, string sent) =>
        Assert.Equal(sent, QueryInterval.Parse(text, Paris).ToString());

    [Theory]
    [InlineData("PT1H", "IntervalIsDuration", "-Past")]
    [InlineData("P7D", "IntervalIsDuration", "-Past")]
    [InlineData("2026-11-02/2026-11-01", "IntervalReversed", "before it starts")]
    [InlineData("2026-11-01/2026-11-01", "IntervalReversed", "empty")]
    [InlineData("yesterday", "InvalidInterval", "start/end")]
    [InlineData("2026-11-01", "InvalidInterval", "start/end")]
    [InlineData("2026-11-01/2026-11-02/2026-11-03", "InvalidInterval", "start/end")]
    [InlineData("01/11/2026", "InvalidInterval", "start/end")]
    [InlineData("2026-13-01/2026-13-02", "InvalidInterval", "start/end")]
    [InlineData("2026-11-01T00:00:00Z/PT1H", "InvalidInterval", "start/end")]
    [InlineData("0001-01-01/2026-11-01", "InvalidTime", "ISO 8601")]
    [InlineData("2026-11-01/9999-12-31", "InvalidTime", "ISO 8601")]
    public void A_wrong_interval_is_refused_with_the_right_form(string text, string errorId, string hint)
    {
        var error = Assert.Throws<InputException>(() => QueryInterval.Parse(text, Paris));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(hint, error.Message + error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00.000Z")] // skipped: 02:30 CET is 03:30 CEST
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z")] // twice: the first, in summer time
    public void A_wall_clock_time_at_a_change_of_the_clock_has_one_meaning(string local, string utc)
    {
        Assert.True(TimePoint.TryParse(local, out TimePoint point));

        Assert.Equal(utc, point.In(Paris).UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_DateTime_means_what_its_kind_says()
    {
        var unspecified = new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Unspecified);
        var utc = new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

        Assert.Equal(TimeSpan.FromHours(1), TimePoint.Of(unspecified).In(Paris).Offset);
        Assert.Equal(utc, TimePoint.Of(utc).In(Paris).UtcDateTime);
        Assert.Equal(utc.ToLocalTime(), TimePoint.Of(utc.ToLocalTime()).In(Paris).LocalDateTime);
    }

    [Theory]
    [InlineData("90m", 90)]
    [InlineData("24h", 1440)]
    [InlineData(" 7d ", 10080)]
    [InlineData("2w", 20160)]
    public void A_span_has_a_number_and_a_unit(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), PastSpan.Parse(text));

    [Theory]
    [InlineData("7")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-7d")]
    [InlineData("7D")]
    [InlineData("1.5h")]
    [InlineData("P7D")]
    [InlineData("٧d")]
    [InlineData("")]
    public void Other_text_is_not_a_span(string text) =>
        Assert.Equal("InvalidPast", Assert.Throws<InputException>(() => PastSpan.Parse(text)).ErrorId);

    [Fact]
    public void A_past_span_ends_now()
    {
        QueryInterval interval = Forms(past: "7d").Resolve(Clock());

        Assert.Equal("2026-11-13T10:30:15.000Z/2026-11-20T10:30:15.000Z", interval.ToString());
    }

    [Fact]
    public void A_start_alone_ends_now()
    {
        QueryInterval interval = Forms(start: "2026-11-20").Resolve(Clock());

        Assert.Equal("2026-11-19T23:00:00.000Z/2026-11-20T10:30:15.000Z", interval.ToString());
    }

    [Theory]
    [InlineData(null, null, null, null, "TimeMissing", "-Past")]
    [InlineData(null, null, "2026-11-01", null, "EndWithoutStart", "-Start")]
    [InlineData("a/b", "2026-11-01", null, null, "TimeFormsConflict", "-Interval and -Start")]
    [InlineData(null, "2026-11-01", null, "7d", "TimeFormsConflict", "-Start and -Past")]
    [InlineData("a/b", null, "2026-11-01", "7d", "TimeFormsConflict", "-Interval and -End and -Past")]
    [InlineData(null, "2026-11-21", null, null, "IntervalReversed", "before it starts")]
    public void The_time_is_given_in_exactly_one_form(
        string? interval, string? start, string? end, string? past, string errorId, string hint)
    {
        var error = Assert.Throws<InputException>(() => Forms(interval, start, end, past).Resolve(Clock()));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(hint, error.Message + error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Pariss", "Europe/Paris")]
    [InlineData("CET+1/..", "IANA")]
    public void An_unknown_zone_is_refused_with_the_nearest(string name, string hint)
    {
        var error = Assert.Throws<InputException>(() => TimeZones.Find(name));

        Assert.Equal("UnknownTimeZone", error.ErrorId);
        Assert.Contains(hint, error.Message + error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Windows_name_is_a_zone_too() =>
        Assert.Equal(TimeSpan.FromHours(1), TimeZones.Find("Romance Standard Time").BaseUtcOffset);

    [Fact]
    public void Runs_of_UTC_days_cover_an_interval_without_gap_or_overlap() => Gen
        .Select(Gen.Long[0, 3_000_000_000L], Gen.Long[1, 9_000_000_000L], Gen.Int[1, 31])
        .Sample((startMs, lengthMs, maxDays) =>
        {
            DateTimeOffset start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(startMs);
            var whole = new QueryInterval(start, start.AddMilliseconds(lengthMs));
            QueryInterval[] runs = UtcDays.Runs(whole, maxDays).ToArray();

            Assert.Equal(whole.Start, runs[0].Start);
            Assert.Equal(whole.End, runs[^1].End);
            Assert.All(runs, run => Assert.InRange(UtcDays.Count(run), 1, maxDays));
            for (int i = 1; i < runs.Length; i++)
            {
                Assert.Equal(runs[i - 1].End, runs[i].Start);
                Assert.Equal(TimeSpan.Zero, runs[i].Start.TimeOfDay);
            }
        });

    private static FakeTimeProvider Clock() => Fakes.Sessions.Clock();

    private static TimeForms Forms(string? interval = null, string? start = null, string? end = null, string? past = null) =>
        new() { Interval = interval, Start = Read(start), End = Read(end), Past = past, Zone = Paris };

    private static Func<TimePoint>? Read(string? text) => text is null
        ? null
        : () => TimePoint.TryParse(text, out TimePoint point) ? point : throw new FormatException(text);
}
