using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Conversations;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Tests.Rows.Conversations;

/// <summary>Metrics that are newer than the catalogue, and the one name that each metric's column has.</summary>
public class NewMetricTests
{
    private static readonly RowGrain[] Grains = [RowGrain.Conversation, RowGrain.Participant, RowGrain.Session];

    private static readonly AnalyticsConversation Newer = Conversation(
        ("tTalk", 2_000), ("tNewThing", 1_500), ("nSomethingNew", 3), ("oFoo", 4), ("TNEWTHING", 500));

    [Theory]
    [InlineData("tNewThing", "NewThingSeconds", 2L)]
    [InlineData("TNewThing", "NewThingSeconds", 2L)]
    [InlineData("tNEWTHING", "NEWTHINGSeconds", 2L)]
    [InlineData("nSomethingNew", "SomethingNew", 3L)]
    [InlineData("oFoo", "oFoo", 4L)]
    [InlineData("TTALK", "TalkSeconds", 2L)]
    public void A_metric_that_the_catalogue_lacks_is_chosen_by_name(string metric, string column, object expected)
    {
        foreach (RowGrain grain in Grains)
        {
            RowSchema<AnalyticsConversation> schema = Schema(grain, metric);

            Assert.Equal(column, schema.Names[^1]);
            Assert.Equal(expected, schema.Read(Newer).Single()[^1]);
        }
    }

    [Theory]
    [InlineData("tHandel")]
    [InlineData("nofferd")]
    [InlineData("nothing")]
    [InlineData("tWait")]
    [InlineData("HandleSeconds")]
    [InlineData("t New")]
    [InlineData("tNew*")]
    public void A_misspelled_metric_is_none(string metric) =>
        Assert.Equal("UnknownMetric", Assert.Throws<InputException>(() => Schema(RowGrain.Session, metric)).ErrorId);

    [Theory]
    [InlineData("`tHandel", "HandelSeconds")]
    [InlineData("`tWait", "WaitSeconds")]
    [InlineData("`odd name", "Metricodd name")]
    public void A_backtick_takes_a_name_as_it_is(string metric, string column) =>
        Assert.Equal(column, Schema(RowGrain.Session, metric).Names[^1]);

    [Fact]
    public void What_has_no_column_is_announced_once_with_its_numbers()
    {
        var conversation = Conversation(("tNewThing", 1), ("tHandel", 1), ("tConnected", 1), ("o=1'2\n", 1));

        string warning = Assert.Single(Announced(Schema(RowGrain.Conversation), Newer, conversation, Newer));

        Assert.Contains("tNewThing (in 3 conversations), nSomethingNew (in 2 conversations), oFoo (in 2", warning, StringComparison.Ordinal);
        Assert.Contains("-Metric tNewThing, nSomethingNew, oFoo, '`o=1''2 ', '`tHandel'", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("tConnected", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_on_purpose_is_not_announced()
    {
        var known = Conversation(("tTalk", 1), ("tConnected", 1), ("tHandle", 1));

        string[][] silent =
        [
            Announced(Schema(RowGrain.Session, "tTalk"), known),
            Announced(Schema(RowGrain.Session, "tTalk", "tNewThing", "nSomethingNew", "oFoo"), Newer),
            Announced(Schema(RowGrain.Segment), Newer),
        ];

        Assert.All(silent, Assert.Empty);
        Assert.Single(Announced(Schema(RowGrain.Session, "tTalk"), Newer));
    }

    [Fact]
    public void A_metric_has_one_name_whatever_was_asked_for()
    {
        string[] metrics = [.. MetricNames.Known, "tNewThing", "nNewThing", "oNewThing", "nNewThingSeconds", "nQueueId", "tDuration", "nRecording", "nOrganization", "oNewThingSeconds"];
        foreach (RowGrain grain in Grains)
        {
            foreach (DurationUnit unit in Enum.GetValues<DurationUnit>())
            {
                foreach (bool withNames in new[] { false, true })
                {
                    var options = new RowOptions { DurationUnit = unit, WithNames = withNames };
                    string[] together = [.. ConversationSchemas.Of(grain, options with { Metrics = metrics }).Names.TakeLast(metrics.Length)];
                    string[] reversed = [.. ConversationSchemas.Of(grain, options with { Metrics = [.. Enumerable.Reverse(metrics)] }).Names.TakeLast(metrics.Length).Reverse()];
                    string[] alone = [.. metrics.Select(m => ConversationSchemas.Of(grain, options with { Metrics = [m] }).Names[^1])];
                    string[] first = [.. metrics.Select(SessionHeadings.OfMetric).Select((name, i) => MetricHeadings.IsDuration(metrics[i]) ? name + unit : name)];

                    Assert.Equal(together, reversed);
                    Assert.Equal(together, alone);
                    Assert.Equal(together, first);
                    Assert.Equal(metrics.Length, together.Distinct(StringComparer.OrdinalIgnoreCase).Count());
                }
            }
        }
    }

    [Fact]
    public void The_usual_metrics_keep_their_names_beside_all_columns()
    {
        string[] taken = [.. Grains.SelectMany(g => ConversationSchemas.Of(g, new RowOptions { Metrics = ["tIvr"], WithNames = true }).Names)];

        Assert.All(MetricNames.Known.Where(MetricNames.IsUsual).Skip(1), metric =>
            Assert.DoesNotContain(metric[1..] + (metric[0] == 't' ? "Seconds" : string.Empty), taken, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("caseNumber", "caseNumber")]
    [InlineData("queueName", "AttributequeueName")]
    [InlineData("handleseconds", "Attributehandleseconds")]
    [InlineData("sessionId", "AttributesessionId")]
    [InlineData("organization", "Attributeorganization")]
    public void An_attribute_has_one_name_whatever_was_asked_for(string attribute, string column)
    {
        foreach (RowGrain grain in new[] { RowGrain.Conversation, RowGrain.Participant })
        {
            foreach (RowOptions options in new RowOptions[] { new(), new() { WithNames = true }, new() { Metrics = ["tIvr"] }, new() { DurationUnit = DurationUnit.Milliseconds } })
            {
                Assert.Equal(column, ConversationSchemas.Of(grain, options with { Attributes = [attribute] }).Names[^1]);
            }
        }
    }

    [Fact]
    public void Every_metric_of_the_catalogue_has_a_letter() =>
        Assert.All(AnalyticsCatalog.Metrics, metric => Assert.True(MetricHeadings.HasLetter(metric.Name), metric.Name));

    private static string[] Announced(
        RowSchema<AnalyticsConversation> schema, params AnalyticsConversation[] conversations)
    {
        var leftOut = new LeftOutMetrics();
        foreach (AnalyticsConversation conversation in conversations)
        {
            // Twice, as rows may be created ahead and again.
            _ = schema.Read(conversation).ToArray();
            _ = schema.Read(conversation).ToArray();
            leftOut.Add(schema.LeftOut(conversation));
        }

        var warnings = new List<string>();
        leftOut.Announce(warnings.Add);
        return [.. warnings];
    }

    private static RowSchema<AnalyticsConversation> Schema(RowGrain grain, params string[] metrics) =>
        ConversationSchemas.Of(grain, new RowOptions { Metrics = metrics });

    private static AnalyticsConversation Conversation(params (string Name, long Value)[] metrics) => new()
    {
        ConversationId = "c",
        Participants =
        [
            new() { Sessions = [new() { Segments = [new()], Metrics = [.. metrics.Select(m => new AnalyticsMetric { Name = m.Name, Value = m.Value })] }] },
        ],
    };
}
