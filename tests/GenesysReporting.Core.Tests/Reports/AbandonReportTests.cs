using System.Globalization;
using System.Text.Json;
using GenesysReporting.Reports;
using GenesysReporting.Tests.Fakes;
using GenesysReporting.Transport;

namespace GenesysReporting.Tests.Reports;

/// <summary>Every figure of AbandonInsight, worked out by hand. The platform sorts the waits into the ranges that the query asks for.</summary>
public sealed class AbandonReportTests
{
    /// <summary>Waits of calls that were abandoned, in seconds: each border of the bands, and one millisecond less.</summary>
    private static readonly decimal[] Borders = [9.999m, 10, 29.999m, 30, 59.999m, 60, 119.999m, 120];

    [Fact]
    public async Task A_wait_at_a_border_belongs_to_the_band_that_begins_there()
    {
        ReportResult report = await RunAsync(
            null,
            ("queueId=01", "nOffered 80; tShortAbandon 1 9.999s", Borders),
            ("queueId=02", "nOffered 10", [300.4m]));

        // 8/80; 439.996/8 = 54.9995. 1/10. The total: 9/90; 740.396/9 = 82.3; the longest of both.
        ShippedReports.Equal(
            """
            Queue   | Offered | Abandoned | AbandonRate | AverageAbandonSeconds | LongestAbandonSeconds | ShortAbandoned | Below10s | From10To30s | From30To60s | From60To120s | From120s | QueueId
            Billing | 80      | 8         | 0.1         | 55                    | 120                   | 1              | 1        | 2           | 2           | 2            | 1        | 01
            Support | 10      | 1         | 0.1         | 300                   | 300                   | -              | -        | -           | -           | -            | 1        | 02
            Total   | 90      | 9         | 0.1         | 82                    | 300                   | 1              | 1        | 2           | 2           | 2            | 2        | -
            """,
            report);
    }

    [Fact]
    public async Task The_figures_of_AbandonInsight_in_two_buckets()
    {
        ReportResult report = await RunAsync(
            "12h",
            ("AM queueId=01", "nOffered 50; tShortAbandon 1 9.999s", [9.999m, 30, 120]),
            ("AM queueId=02", "nOffered 10", []),
            ("PM queueId=01", "nOffered 30", [10, 29.999m, 59.999m, 60, 119.999m]),
            ("PM queueId=02", "tAlert 1", [300.4m]));

        // 3/50; 159.999/3 = 53.3. 5/30 = 0.16667; 279.997/5 = 55.9994; 119.999 is shown as 120.
        ShippedReports.Equal(
            """
            Start | Queue   | Offered | Abandoned | AbandonRate | AverageAbandonSeconds | LongestAbandonSeconds | ShortAbandoned | Below10s | From10To30s | From30To60s | From60To120s | From120s | QueueId
            00:00 | Billing | 50      | 3         | 0.06        | 53                    | 120                   | 1              | 1        | -           | 1           | -            | 1        | 01
            00:00 | Support | 10      | -         | 0           | -                     | -                     | -              | -        | -           | -           | -            | -        | 02
            12:00 | Billing | 30      | 5         | 0.1667      | 56                    | 120                   | -              | -        | 2           | 1           | 2            | -        | 01
            12:00 | Support | -       | 1         | -           | 300                   | 300                   | -              | -        | -           | -           | -            | 1        | 02
            Total | -       | 90      | 9         | 0.1         | 82                    | 300                   | 1              | 1        | 2           | 2           | 2            | 2        | -
            """,
            report);
    }

    private static Task<ReportResult> RunAsync(string? granularity, params (string Group, string Metrics, decimal[] Waits)[] groups) => ShippedReports.RunAsync(
        ShippedReports.Find("AbandonInsight"),
        request => HandMadeAnswer.Of(string.Join('\n', groups.Select(g => $"{g.Group}: {g.Metrics}{Abandons(g.Waits)}{Views(request, g.Waits)}"))),
        granularity);

    private static string Abandons(decimal[] waits) => waits.Length == 0
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"; tAbandon {waits.Length} {waits.Sum()}s max={waits.Max()}s");

    /// <summary>Counts the waits within the ranges of the query's views; one that counts none is left out, as by the platform.</summary>
    private static string Views(TransportRequest request, decimal[] waits)
    {
        using JsonDocument body = JsonDocument.Parse(request.Text());
        return string.Concat(body.RootElement.GetProperty("views").EnumerateArray()
            .Select(view =>
            {
                Assert.Equal(("tAbandon", "rangeBound"), (view.GetProperty("target").GetString(), view.GetProperty("function").GetString()));
                JsonElement range = view.GetProperty("range");
                decimal from = range.TryGetProperty("gte", out JsonElement gte) ? gte.GetDecimal() : decimal.MinValue;
                decimal below = range.TryGetProperty("lt", out JsonElement lt) ? lt.GetDecimal() : decimal.MaxValue;
                return (Name: view.GetProperty("name").GetString(), Count: waits.Count(wait => wait * 1000 >= from && wait * 1000 < below));
            })
            .Where(view => view.Count > 0)
            .Select(view => $"; {view.Name} {view.Count}"));
    }
}
