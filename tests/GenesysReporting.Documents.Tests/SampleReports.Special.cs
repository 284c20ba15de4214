using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <content>Reports with missing data, without rows, and with hostile text.</content>
internal static partial class SampleReports
{
    /// <summary>Agents and their time in each status, with parts of it missing.</summary>
    public static ReportResult AgentStatus()
    {
        string[] statuses = ["Available", "On Queue", "Busy", "Break", "Meal", "Meeting", "Training", "Away"];
        string[] agents = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov", "Tony Hoare"];
        ReportColumn share = new("Share", "Share of the day", ReportValueKind.Percentage);
        return new ReportResult
        {
            Name = "AgentStatus",
            Title = "Agent status",
            Description = "The time of each agent in each status.",
            Organizations = ["Acme Europe", "Acme US"],
            Start = new(2026, 11, 28, 0, 0, 0, TimeSpan.FromHours(1)),
            End = new(2026, 11, 29, 0, 0, 0, TimeSpan.FromHours(1)),
            Created = new(2026, 11, 29, 5, 12, 7, TimeSpan.Zero),
            TimeZone = Paris,
            Columns =
            [
                new("Agent", "Agent", ReportValueKind.Text), new("Status", "Status", ReportValueKind.Text),
                new("Seconds", "Time", ReportValueKind.Duration) { Definition = "The time in the status." }, share,
            ],
            Rows = [.. agents.SelectMany((a, i) => statuses.Select((s, j) => (object?[])[a, s, 600L + (i * 731) + (j * 997), 0.05 + (j * 0.02)]))],
            Charts =
            [
                new("Time by status", ReportChartKind.StackedBar, agents,
                    [.. statuses.Select((s, j) => new ReportSeries(s, ReportValueKind.Duration, [.. agents.Select((_, i) => (double?)(600 + (i * 731) + (j * 997)))]))]),
            ],
            Tiles = [new(share with { Title = "Occupancy", Target = new(0.85, 0.70) }, 0.9), new(share with { Title = "Adherence" }, null)],
            Notes = ["The permission analytics:userDetail:view is missing for Acme US; its agents are not in this report.", "Two agents had not signed out."],
            IsComplete = false,
        };
    }

    /// <summary>A report without a row.</summary>
    public static ReportResult Empty() => QueuePerformance(0) with
    {
        Total = null, Tiles = [new(PerformanceColumns[7], null)], Notes = [], Charts = [new("Nothing", ReportChartKind.Line, [], [])],
    };

    /// <summary>Rows whose order differs between text and values. The last row has no data, which is last in either direction.</summary>
    public static ReportResult Ordered() => Empty() with
    {
        Charts = [],
        Columns =
        [
            new("Queue", "Queue", ReportValueKind.Text), new("Offered", "Offered", ReportValueKind.Count),
            new("Wait", "Wait", ReportValueKind.Duration), new("Level", "Level", ReportValueKind.Percentage) { Target = new(0.8, 0.6) },
        ],
        Rows = [["Sales", 10L, 59L, 1.0], ["billing", 9L, 36_000L, 0.09], ["Ärzte", 1_000L, 3_600L, 0.1], ["Zoo", 2L, 600L, 0.8], ["None", null, null, null]],
        Total = [null, 1_021L, 0L, 0.5],
    };

    /// <summary>A report whose every text is hostile.</summary>
    public static ReportResult Hostile(string text) => QueuePerformance(1) with
    {
        Name = text,
        Title = text,
        Description = text,
        Organizations = [text],
        Filters = [text],
        Notes = [text],
        Columns = [new(text, text, ReportValueKind.Text) { Definition = text, Source = text, IsFreeText = true }, new(text, text, ReportValueKind.Count)],
        Rows = [[text, 1L]],
        Total = [text, 1L],
        Tiles = [new(new(text, text, ReportValueKind.Text), text)],
        Charts = [.. Enum.GetValues<ReportChartKind>().Select(kind => new ReportChart(text, kind, [text, text], [new(text, ReportValueKind.Count, [1, 2])]))],
    };
}
