using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Errors;
using GenesysReporting.Rows;

namespace GenesysReporting.Tests.Rows.Groups;

public class AggregateRowsTests
{
    private static readonly RowOptions Wide = new();
    private static readonly RowOptions Long = new() { Layout = RowLayout.Long };

    private static readonly AskedQuery Asked = new()
    {
        Metrics = ["nOffered", "tAnswered", "oServiceLevel"],
        GroupBy = ["queueId", "mediaType"],
        Views = [new AskedView("Within20", "tAnswered")],
    };

    private static readonly AnalyticsAggregate Billing = Record(
        Asked, ("nOffered", new() { Count = 5 }), ("tAnswered", new() { Count = 3, Sum = 4_499, Min = 1, Max = 2_500 })) with
    {
        Group = new Dictionary<string, string?> { ["queueId"] = "q1", ["mediaType"] = "voice" },
        Start = Calls.Eight,
        End = Calls.Eight.AddHours(1),
        Views = [new() { Name = "Within20", Stats = new() { Count = 2 } }],
    };

    [Fact]
    public void Wide_has_a_column_for_each_group_metric_and_statistic_that_was_asked_for()
    {
        var table = RowTable.Of(Wide, Record(Asked), Billing);

        Assert.Equal(
            [
                "Start", "End", "QueueId", "MediaType", "Qualifier", "Offered", "AnsweredCount", "AnsweredSumSeconds", "AnsweredMinSeconds",
                "AnsweredMaxSeconds", "AnsweredAverageSeconds", "ServiceLevelRatio", "ServiceLevelNumerator", "ServiceLevelDenominator",
                "ServiceLevelTarget", "Within20Count", "Within20SumSeconds", "Within20MinSeconds", "Within20MaxSeconds", "Within20AverageSeconds",
            ],
            table.Schema.Names);
        Assert.Equal(string.Empty, table.Row(0));
        Assert.Equal(
            "Start=2026-07-01T08:00:00.000+00:00 End=2026-07-01T09:00:00.000+00:00 QueueId=q1 MediaType=voice Offered=5 AnsweredCount=3 "
            + "AnsweredSumSeconds=4 AnsweredMinSeconds=0 AnsweredMaxSeconds=3 AnsweredAverageSeconds=1 Within20Count=2",
            table.Row(1));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Durations_are_whole_milliseconds_on_request()
    {
        var table = RowTable.Of(Wide with { DurationUnit = DurationUnit.Milliseconds }, Billing);

        Assert.Equal(4_499L, table.Cells("AnsweredSumMilliseconds").Single());
        Assert.Equal(1_500L, table.Cells("AnsweredAverageMilliseconds").Single());
    }

    [Fact]
    public void Long_has_a_row_for_each_metric_and_view_with_data()
    {
        var table = RowTable.Of(Long, Record(Asked), Billing);

        Assert.Equal(["nOffered", "tAnswered", "tAnswered"], table.Cells("Metric"));
        Assert.Equal([null, null, "Within20"], table.Cells("View"));
        Assert.Equal(["Count", "Seconds", "Seconds"], table.Cells("Unit"));
        Assert.Equal(
            "Start=2026-07-01T08:00:00.000+00:00 End=2026-07-01T09:00:00.000+00:00 QueueId=q1 MediaType=voice Metric=tAnswered Unit=Seconds Count=3 Sum=4 Min=0 Max=3 Average=1",
            table.Row(1));
    }

    [Fact]
    public void Long_shows_every_statistic()
    {
        var all = new AnalyticsStatistics
        {
            Count = 1, CountNegative = 2, CountPositive = 3, Sum = 4.5, Min = 5, Max = 6, Current = 7, Ratio = 0.125, Numerator = 8,
            Denominator = 9, Target = 0.8, P95 = 10, P99 = 11, CalculatedMetricValue = 12,
        };

        Assert.EndsWith(
            "Metric=oServiceTarget Count=1 CountNegative=2 CountPositive=3 Sum=4.5 Min=5 Max=6 Average=4.5 Current=7 Ratio=0.125 Numerator=8 "
            + "Denominator=9 Target=0.8 P95=10 P99=11 Calculated=12",
            RowTable.Of(Long, Record(Asked, ("oServiceTarget", all))).Row(0),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_whose_statistics_are_not_known_has_columns_for_all() => Assert.Equal(
        15, RowTable.Of(Wide, Record(new() { Metrics = ["oServiceTarget"] })).Schema.Names.Count(n => n.StartsWith("ServiceTarget", StringComparison.Ordinal)));

    [Fact]
    public void A_service_level_is_the_platforms_own_or_computed_from_numerator_and_denominator()
    {
        var table = RowTable.Of(
            Wide,
            Record(Asked, ("oServiceLevel", new() { Ratio = 0.75, Numerator = 3, Denominator = 4, Target = 0.8 })),
            Record(Asked, ("oServiceLevel", new() { Numerator = 1, Denominator = 8 })),
            Record(Asked, ("oServiceLevel", new() { Numerator = 0, Denominator = 0 })));

        Assert.Equal([0.75, 0.125, null], table.Cells("ServiceLevelRatio"));
    }

    [Fact]
    public void Each_qualifier_has_its_own_row()
    {
        var asked = new AskedQuery { Metrics = ["tSystemPresence", "tAgentRoutingStatus"], GroupBy = ["userId"] };
        AnalyticsAggregate agent = Record(asked) with
        {
            Metrics =
            [
                Qualified("tSystemPresence", "IDLE", 1_000), Qualified("tSystemPresence", "AWAY", 2_000),
                Qualified("tAgentRoutingStatus", "IDLE", 3_000), Qualified("tSystemPresence", "AWAY", 4_000),
            ],
        };

        var table = RowTable.Of(Wide, agent);

        Assert.Equal(["IDLE", "AWAY", "AWAY"], table.Cells("Qualifier"));
        Assert.Equal([1L, 2L, 4L], table.Cells("SystemPresenceSumSeconds"));
        Assert.Equal([3L, null, null], table.Cells("AgentRoutingStatusSumSeconds"));
    }

    [Fact]
    public void Data_without_a_column_is_reported_once()
    {
        AnalyticsAggregate odd = Record(Asked, ("tNew", new() { Count = 1 }), ("nOffered", new() { Count = 1, P95 = 2 })) with
        {
            Group = new Dictionary<string, string?> { ["direction"] = "inbound" },
            Views = [new() { Name = "Other" }],
        };

        var table = RowTable.Of(Wide, Record(Asked), odd, odd);

        Assert.Equal(
            ["Groups by 'direction'", "'tNew' was not", "'nOffered' has the statistic P95", "'Other' was not"],
            table.Notes.Select((n, i) => n[..new[] { 21, 14, 32, 15 }[i]]));
        Assert.Equal([null, 1L, 1L], table.Cells("Offered"));
    }

    [Theory]
    [InlineData("tAnswered", "AnsweredCount AnsweredSumSeconds AnsweredMinSeconds AnsweredMaxSeconds AnsweredAverageSeconds")]
    [InlineData("NOFFERED", "Offered")]
    [InlineData("within*", "Within20Count Within20SumSeconds Within20MinSeconds Within20MaxSeconds Within20AverageSeconds")]
    public void Metrics_and_views_are_chosen_by_name(string metric, string columns)
    {
        var table = RowTable.Of(Wide with { Metrics = [metric] }, Billing);

        Assert.Equal(columns, string.Join(' ', table.Schema.Names.Skip(5)));
        Assert.Empty(table.Notes);
        Assert.Single(RowTable.Of(Long with { Metrics = [metric] }, Billing).Rows);
    }

    [Theory]
    [InlineData("tHandle", "MetricNotAsked")]
    [InlineData("tAnswerd", "UnknownMetric")]
    public void A_metric_that_the_query_did_not_ask_for_is_refused(string metric, string errorId)
    {
        Assert.Equal(errorId, Refused(() => RowTable.Of(Wide with { Metrics = [metric] }, Billing)));
        Assert.Equal(errorId, Refused(() => RowTable.Of(Long with { Metrics = [metric] }, Billing)));
    }

    [Fact]
    public void Records_without_a_known_query_need_metrics_or_Long()
    {
        AnalyticsAggregate lost = Record(null, ("nOffered", new() { Count = 5 })) with { Group = new Dictionary<string, string?> { ["queueId"] = "q1" } };

        Assert.Equal("ColumnsUnknown", Refused(() => RowTable.Of(Wide, lost)));
        Assert.Equal(["Start", "End", "QueueId", "Qualifier", "Offered"], RowTable.Of(Wide with { Metrics = ["nOffered"] }, lost).Schema.Names);
        Assert.Equal("QueueId=q1 Metric=nOffered Unit=Count Count=5", RowTable.Of(Long, lost).Row(0));
    }

    [Fact]
    public void Records_of_equal_queries_are_accepted_together()
    {
        AskedQuery again = Asked with { Metrics = [.. Asked.Metrics.Reverse()] };
        AskedQuery other = Asked with { Metrics = ["nOffered"] };

        Assert.Equal(2, RowTable.Of(Wide, Record(Asked), Record(again)).Rows.Count);
        Assert.Equal("QuestionsMixed", Refused(() => RowTable.Of(Wide, Record(Asked), Record(other))));
        Assert.Equal(2, RowTable.Of(Wide with { Metrics = ["nOffered"] }, Record(Asked), Record(other)).Rows.Count);
        Assert.Equal("QuestionsMixed", Refused(() => RowTable.Of(Long, Record(Asked), Record(Asked with { GroupBy = [] }))));
        Assert.Equal("RecordsMixed", Refused(() => RowTable.Of(Long, Record(Asked), Record(Asked) with { Type = "UserAggregates" })));
    }

    [Fact]
    public void Names_that_are_taken_are_made_longer()
    {
        var asked = new AskedQuery
        {
            Metrics = ["tFlow", "oFlow"], GroupBy = ["max", "queueId"], Views = [new AskedView("Flow", "tFlow"), new AskedView("start", "nFlow")],
        };

        IReadOnlyList<string> wide = RowTable.Of(Wide, Record(asked)).Schema.Names;
        IReadOnlyList<string> tall = RowTable.Of(Long, Record(asked)).Schema.Names;

        Assert.Contains("oFlowCount", wide);
        Assert.Contains("ViewFlowCount", wide);
        Assert.Contains("Viewstart", wide);
        Assert.Contains("GroupMax", tall);
        Assert.Contains("Max", tall);
    }

    /// <summary>In every family of aggregates, alone and with all others, with and without groups.</summary>
    [Fact]
    public void A_metric_has_one_name_whatever_was_asked_for()
    {
        foreach (QueryFamily family in AnalyticsCatalog.Families.Where(f => f.Kind == FamilyKind.Aggregates))
        {
            string[] metrics = [.. family.Metrics, "tNewThing", "nNewThing", "oNewThing", "nNewThingCount", "nQueueName", "nStart"];
            string[] together = Names(new AskedQuery { Metrics = [.. Enumerable.Reverse(metrics)], GroupBy = [.. Enumerable.Reverse(family.Dimensions)] }, withNames: true);

            Assert.Equal(together.Length, together.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            foreach (string metric in metrics)
            {
                string[] alone = [.. Names(new AskedQuery { Metrics = [metric] }, withNames: false).Skip(3)];
                string[] otherCase = [.. Names(new AskedQuery { Metrics = family.Metrics.Contains(metric) ? [metric.ToUpperInvariant(), metric] : [metric] }, withNames: false).Skip(3)];

                Assert.Subset(together.ToHashSet(), alone.ToHashSet());
                Assert.Equal(alone, otherCase);
            }

            foreach (string dimension in family.Dimensions)
            {
                Assert.Contains(Names(new AskedQuery { Metrics = ["tNewThing"], GroupBy = [dimension] }, withNames: false)[2], together);
            }

            string[] Names(AskedQuery asked, bool withNames) =>
                [.. RowTable.Of(Wide with { WithNames = withNames }, Record(asked) with { Type = family.Name }).Schema.Names];
        }
    }

    [Fact]
    public void The_case_of_a_metric_does_not_matter()
    {
        var asked = new AskedQuery { Metrics = ["NOFFERED", "nOffered", "tnewthing"] };

        var table = RowTable.Of(Wide, Record(asked, ("nOffered", new() { Count = 5 }), ("tNewThing", new() { Count = 2 })));

        Assert.Equal([5L], table.Cells("Offered"));
        Assert.Equal([2L], table.Cells(table.Schema.Names.Single(n => n.EndsWith("newthingCount", StringComparison.Ordinal))));
        Assert.Empty(table.Notes);
    }

    private static string Refused(Action action) => Assert.Throws<InputException>(action).ErrorId;

    private static AnalyticsAggregate Record(AskedQuery? asked, params (string Name, AnalyticsStatistics Stats)[] metrics) => new()
    {
        Type = "ConversationAggregates",
        Asked = asked,
        Metrics = [.. metrics.Select(m => new AnalyticsAggregateMetric { Metric = m.Name, Stats = m.Stats })],
    };

    private static AnalyticsAggregateMetric Qualified(string metric, string qualifier, double sum) =>
        new() { Metric = metric, Qualifier = qualifier, Stats = new() { Count = 1, Sum = sum } };
}
