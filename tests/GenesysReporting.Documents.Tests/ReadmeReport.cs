using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>
/// The report of the README's picture: the module's QueuePerformance over one working day of five queues. The figures are made
/// by a fixed formula from a usual course of the day, and every rate and average is calculated from sums.
/// </summary>
internal static class ReadmeReport
{
    // The volume of each half hour from 07:00, in percent of the busiest.
    private static readonly int[] Course = [4, 9, 22, 41, 63, 82, 94, 100, 98, 90, 81, 70, 66, 69, 78, 88, 93, 91, 83, 71, 57, 43, 31, 22, 14, 7];

    private static readonly (string Name, int Volume, int Talk, int Acw)[] Queues =
        [("Billing", 34, 236, 38), ("Sales", 27, 312, 55), ("Support", 46, 381, 64), ("Technical support", 19, 524, 92), ("Returns", 12, 188, 27)];

    private static readonly DateTimeOffset Day = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Creates the report.</summary>
    public static ReportResult Create()
    {
        ReportDefinition definition = ReportReader.ReadFile(Path.Combine(Documents.Root, "reports", "QueuePerformance.json"));
        ReportColumn[] columns = [.. new ReportColumns(definition, hasOrganization: false, hasBuckets: true).All];
        (int Slot, int Queue, Sums Sums)[] all =
            [.. Course.SelectMany((_, slot) => Queues.Select((_, queue) => (slot, queue, Sums.Of(slot, queue))))];
        object?[] total = [null, null, null, .. all.Select(a => a.Sums).Aggregate(Sums.Add).Values(), null];
        return new ReportResult
        {
            Name = definition.Name,
            Title = definition.Title,
            Description = definition.Description,
            Organizations = ["Acme Europe"],
            Start = Day,
            End = Day.AddDays(1),
            Created = Day.AddDays(1).AddHours(5),
            TimeZone = TimeZoneInfo.Utc,
            Columns = columns,
            Rows = [.. all.Select(a => (object?[])[Day.AddMinutes(30 * (14 + a.Slot)), Queues[a.Queue].Name, "voice", .. a.Sums.Values(), $"queue-{a.Queue}"])],
            Total = total,
            Tiles = [.. definition.Tiles.Select(name => Array.FindIndex(columns, c => c.Name == name || c.Name == name + "Seconds")).Select(at => new ReportTile(columns[at], total[at]))],
            Charts = [.. definition.Charts.Select(plan => Chart(plan, columns, all))],
            Notes = definition.Notes,
        };
    }

    private static ReportChart Chart(ReportChartPlan plan, ReportColumn[] columns, (int Slot, int Queue, Sums Sums)[] all)
    {
        bool isOverTime = plan.By == ReportColumns.Start;
        Sums?[] groups = isOverTime
            ? [.. Enumerable.Range(0, 48).Select(half => Sum(all.Where(a => a.Slot + 14 == half)))]
            : [.. Enumerable.Range(0, Queues.Length).Select(queue => Sum(all.Where(a => a.Queue == queue)))];
        string[] labels = isOverTime
            ? [.. Enumerable.Range(0, 48).Select(half => Day.AddMinutes(30 * half).ToString("HH:mm", CultureInfo.InvariantCulture))]
            : [.. Queues.Select(q => q.Name)];
        return new ReportChart(plan.Title, plan.Kind, labels, [.. plan.Columns.Select(name => Series(name, columns, groups))]) { IsOverTime = isOverTime };
    }

    private static ReportSeries Series(string name, ReportColumn[] columns, Sums?[] groups)
    {
        int at = Array.FindIndex(columns, c => c.Name == name || c.Name == name + "Seconds");
        return new ReportSeries(columns[at].Title, columns[at].Kind, [.. groups.Select(g => g is null ? null : Number(g.Values()[at - 3]))]);
    }

    private static Sums? Sum(IEnumerable<(int Slot, int Queue, Sums Sums)> parts) =>
        parts.Select(p => p.Sums).DefaultIfEmpty().Aggregate((a, b) => a is null || b is null ? null : Sums.Add(a, b));

    private static double? Number(object? cell) => cell switch { long whole => whole, double fraction => fraction, _ => null };

    /// <summary>The sums of some conversations; times in seconds.</summary>
    private sealed record Sums(long Offered, long Answered, long Abandoned, long OverSla, long Wait, long Talk, long Hold, long Held, long Acw, long Transferred)
    {
        public static Sums Of(int slot, int queue)
        {
            long offered = Queues[queue].Volume * Course[slot] / 100;
            // The busier the half hour, the more customers wait too long or give up.
            long abandoned = offered * (1 + (Course[slot] * Course[slot] / 1_600)) / 100 + (offered > 9 && (slot + queue) % 3 == 0 ? 1 : 0);
            long answered = offered - abandoned;
            long overSla = answered * (4 + (Course[slot] * Course[slot] / 550) + (queue * 2)) / 100;
            long talk = answered * (Queues[queue].Talk + (slot * 7 % 23) - 11);
            return new Sums(
                offered, answered, abandoned, overSla, (answered * (7 + (Course[slot] / 9))) + (overSla * 32), talk, answered / 4 * 41, answered / 4,
                answered * Queues[queue].Acw, answered * (5 + queue) / 100);
        }

        public static Sums Add(Sums a, Sums b) => new(
            a.Offered + b.Offered, a.Answered + b.Answered, a.Abandoned + b.Abandoned, a.OverSla + b.OverSla, a.Wait + b.Wait, a.Talk + b.Talk,
            a.Hold + b.Hold, a.Held + b.Held, a.Acw + b.Acw, a.Transferred + b.Transferred);

        /// <summary>Returns the cells from Offered to OverSla.</summary>
        public object?[] Values() =>
        [
            Offered, Answered, Abandoned, Share(Abandoned, Offered), Share(Answered - OverSla, Offered), Average(Wait, Answered),
            Average(Talk + Hold + Acw, Answered), Average(Talk, Answered), Average(Hold, Held), Average(Acw, Answered), Transferred, OverSla,
        ];

        private static double? Share(long part, long whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);

        private static long? Average(long sum, long count) => count == 0 ? null : (long)Math.Round((double)sum / count);
    }
}
