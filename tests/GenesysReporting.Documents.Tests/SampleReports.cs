using System.Globalization;
using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <summary>Reports as the engine makes them, with figures from a fixed formula.</summary>
internal static partial class SampleReports
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static readonly string[] Queues =
    [
        "Billing", "Sales", "Support Level 1", "Support Level 2", "Collections", "Customer retention and win-back (North)",
        "Réclamations", "VIP", "Technical dispatch", "Returns", "Travel", "Überlauf",
    ];

    private static readonly ReportColumn[] PerformanceColumns =
    [
        new("Queue", "Queue", ReportValueKind.Text) { Definition = "The queue's name.", IsFreeText = true },
        new("Start", "Start", ReportValueKind.Time) { Definition = "The start of the half hour." },
        new("MediaType", "Media", ReportValueKind.Text) { Definition = "The media type." },
        new("Offered", "Offered", ReportValueKind.Count) { Definition = "The interactions that were offered.", Source = "nOffered.count" },
        new("Answered", "Answered", ReportValueKind.Count) { Definition = "The interactions that an agent answered.", Source = "tAnswered.count" },
        new("Abandoned", "Abandoned", ReportValueKind.Count) { Definition = "The interactions that ended while waiting.", Source = "tAbandon.count" },
        new("AbandonRatio", "Abandon %", ReportValueKind.Percentage)
        {
            Definition = "The share of the offered interactions that were abandoned.", Source = "tAbandon.count / nOffered.count", Target = new(0.05, 0.10),
        },
        new("ServiceLevelRatio", "Service level %", ReportValueKind.Percentage)
        {
            Definition = "The share that was answered in time.", Source = "oServiceLevel.numerator / oServiceLevel.denominator", Target = new(0.80, 0.60),
        },
        new("AnswerSeconds", "Average speed of answer", ReportValueKind.Duration)
        {
            Definition = "The mean wait of the answered interactions.", Source = "tAnswered.sum / tAnswered.count", Target = new(20, 45),
        },
        new("HandleSeconds", "Average handle time", ReportValueKind.Duration) { Definition = "Talk, hold and after-call work.", Source = "tHandle.sum / tHandle.count" },
        new("TalkSeconds", "Average talk", ReportValueKind.Duration) { Definition = "The mean talk time.", Source = "tTalkComplete.sum / tTalkComplete.count" },
        new("HoldSeconds", "Average hold", ReportValueKind.Duration) { Definition = "The mean hold time.", Source = "tHeldComplete.sum / tHeldComplete.count" },
        new("AcwSeconds", "Average ACW", ReportValueKind.Duration) { Definition = "The mean after-call work.", Source = "tAcw.sum / tAcw.count" },
        new("Transfers", "Transfers", ReportValueKind.Count) { Definition = "The interactions that were transferred.", Source = "nTransferred.count" },
        new("OverSla", "Over SLA", ReportValueKind.Count) { Definition = "The interactions answered too late.", Source = "nOverSla.count" },
    ];

    /// <summary>Twelve queues and 48 half hours, with charts and tiles.</summary>
    public static ReportResult QueuePerformance(int rows = 12 * 48)
    {
        DateTimeOffset start = new(2026, 11, 28, 0, 0, 0, TimeSpan.FromHours(1));
        string[] times = [.. Enumerable.Range(0, 48).Select(i => start.AddMinutes(30 * i).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];
        return new ReportResult
        {
            Name = "QueuePerformance",
            Title = "Queue performance",
            Description = "The work of each queue by half hour, with the formulas of the platform's own performance views.",
            Organizations = ["Acme Europe"],
            Start = start,
            End = start.AddDays(1),
            Created = new DateTimeOffset(2026, 11, 29, 5, 12, 7, TimeSpan.Zero),
            TimeZone = Paris,
            Filters = ["Media: voice", "Queues: all"],
            Columns = PerformanceColumns,
            Rows = [.. Enumerable.Range(0, rows).Select(i => Row(Queues[i % 12], start.AddMinutes(30 * (i / 12)), i))],
            Total = [null, null, null, 25_184L, 23_410L, 1_774L, 0.0704, 0.8465, 31L, 342L, 268L, 21L, 53L, 1_204L, 3_871L],
            Tiles =
            [
                new(PerformanceColumns[3], 25_184L), new(PerformanceColumns[4], 23_410L), new(PerformanceColumns[6], 0.0704),
                new(PerformanceColumns[7], 0.8465), new(PerformanceColumns[8], 61L), new(PerformanceColumns[9], 342L),
            ],
            Charts =
            [
                new("Volume and service level", ReportChartKind.Line, times,
                [
                    new("Offered", ReportValueKind.Count, [.. times.Select((_, i) => (double?)Volume(i))]),
                    new("Answered", ReportValueKind.Count, [.. times.Select((_, i) => (double?)Math.Floor(Volume(i) * 0.93))]),
                    new("Service level", ReportValueKind.Percentage, [.. times.Select((_, i) => i is > 3 and < 9 ? null : (double?)(0.7 + (0.25 * Math.Sin(i))))]),
                ]) { IsOverTime = true },
                new("Average handle time by queue", ReportChartKind.Bar, Queues,
                    [new("Average handle time", ReportValueKind.Duration, [.. Queues.Select((_, i) => (double?)(180 + (i * 37 % 260)))])]),
                new("Offered by half hour", ReportChartKind.Bar, times, [new("Offered", ReportValueKind.Count, [.. times.Select((_, i) => (double?)Volume(i))])]) { IsOverTime = true },
            ],
            Notes = ["The last half hour had not ended when the platform was asked."],
        };
    }

    /// <summary>The reports that are shown in browsers, with names for their pictures.</summary>
    public static (string Name, ReportResult Report)[] All() =>
    [
        ("queues", QueuePerformance()), ("interactions", InteractionList()), ("now", QueueActivity()), ("agents", AgentStatus()), ("empty", Empty()),
        ("hostile", Hostile("<script>\"'& \u202Eabc \uD83D\uDE00 \u0634\u0643\u0627\u0648\u0649 " + new string('x', 200))),
    ];

    private static object?[] Row(string queue, DateTimeOffset start, int i)
    {
        long offered = Volume(i);
        long abandoned = i * 7 % 11;
        object? level = offered == 0 ? null : 0.5 + (i * 13 % 50 / 100.0);
        object? abandonRatio = offered == 0 ? null : Math.Min(1, abandoned / (double)offered);
        return
        [
            queue, start, "voice", offered, Math.Max(0, offered - abandoned), Math.Min(abandoned, offered), abandonRatio, level,
            (long)(i * 17 % 80), 180L + (i * 37 % 260), 120L + (i * 31 % 200), (long)(i * 3 % 40), 20L + (i % 60), (long)(i % 7), (long)(i % 23),
        ];
    }

    private static long Volume(int i) => i % 48 < 2 ? 0 : 40 + (i * 29 % 60) + (i % 48 * (48 - (i % 48)) / 4);
}
