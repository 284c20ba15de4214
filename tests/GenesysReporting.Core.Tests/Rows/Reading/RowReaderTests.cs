using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using static GenesysReporting.Tests.Rows.Calls;

namespace GenesysReporting.Tests.Rows.Reading;

public class RowReaderTests
{
    public static TheoryData<string> Kinds => [.. Records().Keys];

    /// <summary>A presence in minutes after eight, and the part of it between 08:10 and 08:20.</summary>
    [Theory]
    [InlineData(0, 5, 60, null)]
    [InlineData(5, 10, 60, null)]
    [InlineData(5, 12, 60, "08:10-08:12")]
    [InlineData(12, 14, 60, "08:12-08:14")]
    [InlineData(12, 12, 60, "08:12-08:12")]
    [InlineData(15, 30, 60, "08:15-08:20")]
    [InlineData(5, 30, 60, "08:10-08:20")]
    [InlineData(20, 30, 60, null)]
    [InlineData(5, null, 60, "08:10-")]
    [InlineData(5, null, 15, "08:10-")]
    [InlineData(25, null, 60, null)]
    public void Spans_are_clipped_to_the_interval(int from, int? to, int askedAt, string? expected)
    {
        var user = new AnalyticsUserDetail
        {
            UserId = "u1",
            PrimaryPresence = [new() { SystemPresence = "AWAY", StartTime = Eight.AddMinutes(from), EndTime = to is { } end ? Eight.AddMinutes(end) : null }],
            Asked = new AskedQuery { Interval = new QueryInterval(Eight.AddMinutes(10), Eight.AddMinutes(20)), At = Eight.AddMinutes(askedAt) },
        };

        var table = RowTable.Of(new RowOptions(), user);

        Assert.Equal(
            expected is null ? [] : [expected],
            table.Cells("Start").Zip(table.Cells("End"), (start, end) => $"{start:HH:mm}-{end:HH:mm}"));
    }

    /// <summary>An open presence from 08:05, asked for from 08:10 to 08:20: it has no end, and lasts as long as is known.</summary>
    [Theory]
    [InlineData(60, null, 600)]
    [InlineData(15, null, 300)]
    [InlineData(60, 12, 120)]
    [InlineData(60, 30, 600)]
    [InlineData(60, 9, 0)]
    public void Open_spans_last_up_to_the_end_of_what_is_known(int askedAt, int? watermark, long seconds)
    {
        var user = new AnalyticsUserDetail
        {
            UserId = "u1",
            PrimaryPresence = [new() { SystemPresence = "AWAY", StartTime = Eight.AddMinutes(5) }],
            Asked = new AskedQuery
            {
                Interval = new QueryInterval(Eight.AddMinutes(10), Eight.AddMinutes(20)),
                At = Eight.AddMinutes(askedAt),
                Watermark = watermark is { } mark ? Eight.AddMinutes(mark) : null,
            },
        };

        var table = RowTable.Of(new RowOptions(), user);

        Assert.Equal([null], table.Cells("End"));
        Assert.Equal(seconds, Convert.ToDouble(Assert.Single(table.Cells("DurationSeconds")), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Spans_of_an_unknown_interval_stay_as_they_are() => Assert.Equal(
        "UserId=u1 Kind=RoutingStatus Start=2026-07-01T08:00:00.000+00:00 RoutingStatus=IDLE",
        RowTable.Of(new RowOptions(), new AnalyticsUserDetail { UserId = "u1", RoutingStatus = [new() { RoutingStatus = "IDLE", StartTime = Eight }] }).Row(0));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_rows_with_all_columns(string kind)
    {
        var table = RowTable.Of(new RowOptions { WithNames = true, Metrics = kind == "aggregate" ? ["nOffered"] : [] }, Records()[kind]);

        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, row => Assert.Equal(table.Schema.Names.Count, row.Length));
        Assert.Equal(table.Schema.Names.Count, table.Schema.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(table.Rows.SelectMany(r => r), cell => Assert.True(cell is null or string or long or bool or double or DateTimeOffset, $"{cell?.GetType()}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kinds_are_not_mixed(string kind)
    {
        foreach ((string other, AnalyticsRecord record) in Records())
        {
            RowOptions options = new() { Metrics = kind == "aggregate" ? ["nOffered"] : [] };
            if (other != kind)
            {
                Assert.Equal("RecordsMixed", Refused(() => RowTable.Of(options, Records()[kind], record)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_option_that_does_not_fit_the_kind_is_refused(string kind)
    {
        AnalyticsRecord record = Records()[kind];
        if (kind != "conversation")
        {
            Assert.Equal("GrainNotTaken", Refused(() => RowTable.Of(new RowOptions { Grain = RowGrain.Session }, record)));
        }

        if (kind != "aggregate")
        {
            Assert.Equal("LayoutNotTaken", Refused(() => RowTable.Of(new RowOptions { Layout = RowLayout.Long }, record)));
            Assert.Equal("FillGapsNotTaken", Refused(() => RowTable.Of(new RowOptions { FillGaps = true }, record)));
        }

        if (kind != "user detail")
        {
            Assert.Equal("SplitByNotTaken", Refused(() => RowTable.Of(new RowOptions { SplitBy = RowSplit.Day }, record)));
        }

        if (record is not (AnalyticsConversation or AnalyticsGroupedRecord))
        {
            Assert.Equal("MetricNotTaken", Refused(() => RowTable.Of(new RowOptions { Metrics = ["tHandle"] }, record)));
        }
    }

    [Fact]
    public void Observations_have_the_groups_of_their_family_whatever_the_first_has() => Assert.Equal(
        ["QueueId", "QueueName", "MediaType", "Metric", "Qualifier", "Unit", "Count"],
        RowTable.Of(new RowOptions { WithNames = true }, Records()["observation"]).Schema.Names.Take(7));

    private static string Refused(Action action) => Assert.Throws<InputException>(action).ErrorId;

    private static Dictionary<string, AnalyticsRecord> Records() => new()
    {
        ["conversation"] = Of(Customer()),
        ["aggregate"] = new AnalyticsAggregate { Type = "ConversationAggregates", Metrics = [new() { Metric = "nOffered", Stats = new() { Count = 1 } }] },
        ["observation"] = new AnalyticsObservation { Type = "QueueObservations", Metric = "oWaiting", Truncated = true, Stats = new() { Count = 1 } },
        ["task observation"] = new AnalyticsTaskObservation { Type = "TaskManagementObservations", Metric = "oWorkitemsDue", Stats = new() { Max = 1.5 } },
        ["activity"] = new AnalyticsActivity { Type = "UserActivity", Metric = "oUserPresences", Count = 1, EntityIds = ["a", "b"] },
        ["user detail"] = new AnalyticsUserDetail { PrimaryPresence = [new() { StartTime = Eight }] },
        ["agent status"] = new AnalyticsAgentStatus { IsOutOfOffice = false, SessionCount = 2, Sessions = [new() { RoutedQueueId = "q" }] },
        ["agent status count"] = new AnalyticsAgentStatusCount { Count = 3, IsOutOfOffice = true },
    };
}
