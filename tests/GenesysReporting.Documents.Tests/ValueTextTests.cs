using GenesysReporting.Documents.Values;
using GenesysReporting.Reports;
using GenesysReporting.Tests.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>The text of values.</summary>
public class ValueTextTests
{
    [Theory]
    [InlineData(ReportValueKind.Duration, 0L, "0:00:00")]
    [InlineData(ReportValueKind.Duration, 59L, "0:00:59")]
    [InlineData(ReportValueKind.Duration, 3_599.6, "1:00:00")]
    [InlineData(ReportValueKind.Duration, 117_727L, "32:42:07")]
    [InlineData(ReportValueKind.Duration, -90L, "-0:01:30")]
    [InlineData(ReportValueKind.Percentage, 0.8465, "84.7 %")]
    [InlineData(ReportValueKind.Percentage, 1.0, "100.0 %")]
    [InlineData(ReportValueKind.Percentage, 0L, "0.0 %")]
    [InlineData(ReportValueKind.Count, 1_234_567L, "1,234,567")]
    [InlineData(ReportValueKind.Count, 0L, "0")]
    [InlineData(ReportValueKind.Number, 4.625, "4.63")]
    [InlineData(ReportValueKind.Number, double.NaN, "")]
    [InlineData(ReportValueKind.Count, null, "")]
    [InlineData(ReportValueKind.Text, true, "Yes")]
    [InlineData(ReportValueKind.Text, "a\u0000b", "a\uFFFDb")]
    [InlineData(ReportValueKind.Count, long.MinValue, "-9,223,372,036,854,775,808")]
    public void A_value_has_the_text_of_its_kind(ReportValueKind kind, object? value, string text) =>
        Assert.Equal(text, ValueText.Of(value, kind, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("2026-11-28T23:30:00+00:00", "2026-11-29 00:30")]
    [InlineData("2026-07-01T10:00:00+00:00", "2026-07-01 12:00")]
    [InlineData("2026-10-25T00:30:00+00:00", "2026-10-25 02:30 +02:00")]
    [InlineData("2026-10-25T01:30:00+00:00", "2026-10-25 02:30 +01:00")]
    public void A_time_is_local_and_never_ambiguous(string time, string text) =>
        Assert.Equal(text, ValueText.Time(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), SampleReports.Paris, showsSeconds: false));

    /// <summary>4 of 21 are 19.05 % in two decimal places, and 19.0 % in one.</summary>
    [Fact]
    public async Task A_percentage_is_rounded_once()
    {
        ReportResult report = await ShippedReports.RunAsync("QueuePerformance", "queueId=01 mediaType=voice: nOffered 21; tAbandon 4 9s");

        string page = await Documents.PageAsync(report);
        Assert.Contains("19.0 %", page, StringComparison.Ordinal);
        Assert.DoesNotContain("19.1 %", page, StringComparison.Ordinal);
    }
}
