using GenesysReporting.Reports;

namespace GenesysReporting.Documents.Tests;

/// <content>Reports whose rows are conversations, and reports about the current state.</content>
internal static partial class SampleReports
{
    private static readonly string[] Agents =
        ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov", "Tony Hoare", "Sam Lee", "Sam Lee"];

    private static readonly string[] WrapUps = ["Sale – closed", "Complaint, escalated", "No answer", "Call back later", "Wrong number", "=Refund"];

    private static readonly string[] Hours =
        [.. Enumerable.Range(0, 72).Select(i => new DateTime(2026, 11, 28).AddHours(i).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))];

    private static readonly ReportColumn[] ConversationColumns =
    [
        new("Start", "Start", ReportValueKind.Time) { Definition = "The start of the conversation." },
        new("Media", "Media", ReportValueKind.Text), new("Direction", "Direction", ReportValueKind.Text),
        new("Queue", "Queue", ReportValueKind.Text) { IsFreeText = true }, new("Agent", "Agent", ReportValueKind.Text) { IsFreeText = true },
        new("WrapUp", "Wrap-up", ReportValueKind.Text) { IsFreeText = true }, new("Address", "Address", ReportValueKind.Text),
        new("Called", "Called", ReportValueKind.Text), new("Disconnect", "Disconnect", ReportValueKind.Text),
        new("Conversation", "Conversation", ReportValueKind.Id) { Definition = "The id of the conversation." },
        new("DurationSeconds", "Duration", ReportValueKind.Duration), new("WaitSeconds", "Wait", ReportValueKind.Duration),
        new("TalkSeconds", "Talk", ReportValueKind.Duration), new("HoldSeconds", "Hold", ReportValueKind.Duration),
        new("AcwSeconds", "ACW", ReportValueKind.Duration), new("HandleSeconds", "Handle", ReportValueKind.Duration),
        new("Transferred", "Transferred", ReportValueKind.Count),
        new("QueueId", "Queue id", ReportValueKind.Id) { NamedBy = "Queue" }, new("AgentId", "Agent id", ReportValueKind.Id) { NamedBy = "Agent" },
        new("WrapUpId", "Wrap-up id", ReportValueKind.Id) { NamedBy = "WrapUp" },
    ];

    /// <summary>Conversations, of which a tenth was abandoned. Two agents have one name.</summary>
    public static ReportResult InteractionList(int rows = 60) => QueuePerformance(0) with
    {
        Name = "InteractionList",
        Title = "Interaction list",
        Description = "Each conversation with its last queue, agent and wrap-up code, and its times.",
        Filters = [],
        Columns = ConversationColumns,
        Rows = [.. Enumerable.Range(0, rows).Select(Conversation)],
        Total = [.. Enumerable.Repeat<object?>(null, 10), 36_061_920L, 9_306_480L, 25_746_960L, 55_740L, 115_800L, 25_925_040L, 36L, null, null, null],
        Tiles = [new(ConversationColumns[12], 25_746_960L), new(ConversationColumns[0], new DateTimeOffset(2026, 11, 28, 23, 41, 9, TimeSpan.Zero))],
        Charts =
        [
            new("Conversations over time", ReportChartKind.Line, Hours, [new("Conversations", ReportValueKind.Count, [.. Hours.Select((_, i) => (double?)(i % 24))])]) { IsOverTime = true },
            new("Net promoter by queue", ReportChartKind.Bar, Queues, [new("Net promoter", ReportValueKind.Percentage, [.. Queues.Select((_, i) => (double?)(0.6 - (i * 0.14)))])]),
        ],
        Notes = ["A conversation belongs to the interval in which it started."],
    };

    /// <summary>A report about the current state, whose agents have no total.</summary>
    public static ReportResult QueueActivity() => Empty() with
    {
        Title = "Queue activity",
        Start = null,
        End = null,
        Columns =
        [
            new("Queue", "Queue", ReportValueKind.Text), new("Waiting", "Waiting", ReportValueKind.Count), new("LongestWaitSeconds", "Longest wait", ReportValueKind.Duration),
            new("OnQueue", "On queue", ReportValueKind.Count) { Definition = "Agents on queue. Not added up in totals." }, new("QueueId", "Queue id", ReportValueKind.Id) { NamedBy = "Queue" },
        ],
        Rows = [.. Queues.Select((queue, i) => (object?[])[queue, (long)(i % 3), i % 3 == 0 ? null : 40L + i, (long)i, Id(3, i)])],
        Total = [null, 12L, 51L, null, null],
        Tiles = [new(new("Waiting", "Waiting", ReportValueKind.Count), 12L)],
        Charts = [],
    };

    private static object?[] Conversation(int i)
    {
        bool isAnswered = i % 10 != 9;
        long wait = 5 + (i * 17 % 300);
        long? talk = isAnswered ? 60 + (i * 37 % 900) : null;
        long? work = isAnswered ? 10 + (i * 3 % 50) : null;
        return
        [
            new DateTimeOffset(2026, 11, 27, 23, 0, 0, TimeSpan.Zero).AddSeconds(i * 8.64), i % 4 == 0 ? "message" : "voice", "inbound", Queues[i % 12],
            isAnswered ? Agents[i % 8] : null, isAnswered ? WrapUps[i % 6] : null, $"+331{i * 7919 % 100_000_000:00000000}", $"+3319900{i % 10_000:0000}", i % 2 == 0 ? "client" : "peer",
            Id(0, i), wait + (talk ?? 0), wait, talk, i % 7 == 0 ? talk / 10 : null, work, talk + work, i % 13 == 0 ? 1L : null,
            Id(1, i % 12), isAnswered ? Id(2, i % 8) : null, isAnswered ? Id(4, i % 6) : null,
        ];
    }

    /// <summary>Returns an id whose digits depend on a number, as long as those of the platform.</summary>
    private static string Id(int kind, int i) =>
        new Guid((i * 48_271) + 1, (short)kind, 0x4000, 0x80, 0, (byte)kind, (byte)(i >> 16), (byte)(i >> 8), (byte)i, (byte)(i * 31), (byte)(i * 101)).ToString();
}
