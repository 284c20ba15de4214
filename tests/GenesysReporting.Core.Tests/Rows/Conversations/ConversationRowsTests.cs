using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Rows.Conversations;

public class ConversationRowsTests
{
    private static readonly RowOptions Paris = new() { TimeZone = TimeZones.Find("Europe/Paris") };

    private static readonly AnalyticsConversation Transferred = new()
    {
        ConversationId = "c1",
        ConversationStart = new DateTimeOffset(2026, 7, 1, 6, 0, 0, 125, TimeSpan.Zero),
        ConversationEnd = new DateTimeOffset(2026, 7, 1, 6, 10, 0, 625, TimeSpan.Zero),
        OriginatingDirection = "inbound",
        DivisionIds = ["d1", "d2"],
        MediaStatsMinConversationMos = 4.25,
        Participants =
        [
            new() { Purpose = "ivr", Sessions = [new() { MediaType = "voice", Ani = "ivr-ani" }] },
            new()
            {
                Purpose = "customer",
                ParticipantName = "=SUM(A1:A9), \"Zoë\"",
                Sessions =
                [
                    new()
                    {
                        MediaType = "voice",
                        Ani = "tel:+33123456789",
                        Dnis = "tel:+33999",
                        Segments = [new() { SegmentType = "interact", DisconnectType = "peer" }],
                    },
                ],
            },
            Agent("u1", "q1", "w1", ("tTalk", 1_400), ("tHandle", 2_000), ("nConnected", 1)),
            Agent("u2", "q2", "w2", ("tTalk", 100), ("tHandle", 499), ("nConnected", 1)),
            Agent("u1", "q1", null),
        ],
    };

    [Fact]
    public void Every_conversation_has_the_same_columns()
    {
        RowSchema<AnalyticsConversation> schema = Schema(Paris);

        object?[] empty = schema.Read(new AnalyticsConversation()).Single();

        Assert.Equal(schema.Names.Count, empty.Length);
        Assert.All(empty, Assert.Null);
        Assert.Equal(schema.Names.Count, schema.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("ConversationId", "c1")]
    [InlineData("Start", "2026-07-01T08:00:00.125+02:00")]
    [InlineData("End", "2026-07-01T08:10:00.625+02:00")]
    [InlineData("DurationSeconds", 601L)]
    [InlineData("Direction", "inbound")]
    [InlineData("MediaType", "voice")]
    [InlineData("QueueId", "q1; q2")]
    [InlineData("UserId", "u1; u2")]
    [InlineData("WrapUpCode", "w1; w2")]
    [InlineData("Ani", "tel:+33123456789")]
    [InlineData("Dnis", "tel:+33999")]
    [InlineData("CustomerName", "=SUM(A1:A9), \"Zoë\"")]
    [InlineData("DisconnectType", "peer")]
    [InlineData("DivisionId", "d1; d2")]
    [InlineData("MinMos", 4.25)]
    [InlineData("TalkSeconds", 2L)]
    [InlineData("HandleSeconds", 2L)]
    [InlineData("Connected", 2L)]
    [InlineData("HeldSeconds", null)]
    [InlineData("Abandoned", null, false)]
    public void A_cell_combines_all_sessions(string column, object? expected, bool exists = true)
    {
        RowSchema<AnalyticsConversation> schema = Schema(Paris);
        int index = schema.Names.ToList().IndexOf(column);
        Assert.Equal(exists, index >= 0);
        if (exists)
        {
            object? cell = schema.Read(Transferred).Single()[index];
            Assert.Equal(expected, cell is DateTimeOffset ? CellText.Text(cell) : cell);
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_texts_of_cells_are_the_same_in_every_culture(string culture)
    {
        object?[] invariant = InCulture(CultureInfo.InvariantCulture);

        Assert.Equal(invariant, InCulture(CultureInfo.GetCultureInfo(culture)));
    }

    [Fact]
    public void A_time_is_a_time_in_the_zone_of_the_rows()
    {
        var start = Assert.IsType<DateTimeOffset>(Schema(Paris).Read(Transferred).Single()[1]);

        Assert.Equal(TimeSpan.FromHours(2), start.Offset);
        Assert.Equal(Transferred.ConversationStart, start);
    }

    [Theory]
    [InlineData(4.890000000000001, 4.89)]
    [InlineData(2.0 / 3, 0.6667)]
    [InlineData(-0.00001, 0.0)]
    [InlineData(null, null)]
    public void A_score_has_four_places(double? sent, double? cell)
    {
        object? read = Schema(Paris).Read(Transferred with { MediaStatsMinConversationMos = sent }).Single()[Index(Schema(Paris), "MinMos")];

        Assert.Equal(cell, read);
        Assert.DoesNotContain("-0", read is null ? string.Empty : CellText.Text(read), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Excel_form_is_what_a_spreadsheet_takes_for_a_time()
    {
        var start = Assert.IsType<DateTime>(Schema(Paris with { TimeFormat = RowTimeFormat.Excel }).Read(Transferred).Single()[1]);

        Assert.Equal(DateTimeKind.Unspecified, start.Kind);
        Assert.Equal("2026-07-01 08:00:00", CellText.Text(start));
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(499L, 0L)]
    [InlineData(500L, 1L)]
    [InlineData(1_500L, 2L)]
    [InlineData(2_500L, 3L)]
    public void Milliseconds_become_whole_seconds_and_halves_go_up(long milliseconds, long seconds) =>
        Assert.Equal(seconds, CellText.Duration(milliseconds, DurationUnit.Seconds));

    [Fact]
    public void Milliseconds_are_unchanged_and_part_of_the_names()
    {
        RowSchema<AnalyticsConversation> schema = Schema(Paris with { DurationUnit = DurationUnit.Milliseconds });
        object?[] row = schema.Read(Transferred).Single();

        Assert.Equal(600_500L, row[Index(schema, "DurationMilliseconds")]);
        Assert.Equal(2_499L, row[Index(schema, "HandleMilliseconds")]);
        Assert.DoesNotContain(schema.Names, n => n.EndsWith("Seconds", StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_are_chosen_by_name_and_wildcard_in_their_order()
    {
        string[] columns = [.. Schema(Paris with { Metrics = ["NCONNECTED", "tTalk*", "tTalk"] }).Names.SkipWhile(n => n != "Initiator").Skip(1)];

        Assert.Equal(["Connected", "TalkSeconds", "TalkCompleteSeconds"], columns);
    }

    [Fact]
    public void Metrics_that_differ_by_a_letter_alone_keep_it() => Assert.Equal(
        ["FlowMilestone", "oFlowMilestone"],
        Schema(Paris with { Metrics = ["nFlowMilestone", "oFlowMilestone"] }).Names.TakeLast(2));

    [Fact]
    public void A_metric_that_no_session_has_is_refused_with_the_nearest_name()
    {
        InputException error = Assert.Throws<InputException>(() => Schema(Paris with { Metrics = ["tHandel"] }));

        Assert.Equal("UnknownMetric", error.ErrorId);
        Assert.Contains("'tHandle'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 500L)]
    [InlineData(2, null)]
    public void Averages_are_not_added_up(int sessions, long? expected)
    {
        RowSchema<AnalyticsConversation> schema =
            Schema(Paris with { Metrics = ["tAverageAgentResponseTime"], DurationUnit = DurationUnit.Milliseconds });
        var conversation = new AnalyticsConversation
        {
            Participants = [.. Enumerable.Range(0, sessions).Select(_ => Agent("u", "q", null, ("tAverageAgentResponseTime", 500)))],
        };

        Assert.Equal(expected, schema.Read(conversation).Single()[^1]);
    }

    private static RowSchema<AnalyticsConversation> Schema(RowOptions options) =>
        ConversationSchemas.Of(RowGrain.Conversation, options);

    private static int Index(RowSchema schema, string column) => schema.Names.ToList().IndexOf(column);

    private static object?[] InCulture(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return [.. Schema(Paris).Read(Transferred).Single().Select(cell => cell is null ? null : CellText.Text(cell))];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static AnalyticsParticipant Agent(
        string userId, string queueId, string? wrapUpCode, params (string Name, long Value)[] metrics) => new()
        {
            Purpose = "agent",
            UserId = userId,
            Sessions =
            [
                new()
                {
                    MediaType = "voice",
                    Segments = [new() { QueueId = queueId }, new() { QueueId = queueId, WrapUpCode = wrapUpCode }],
                    Metrics = [.. metrics.Select(m => new AnalyticsMetric { Name = m.Name, Value = m.Value })],
                },
            ],
        };
}
