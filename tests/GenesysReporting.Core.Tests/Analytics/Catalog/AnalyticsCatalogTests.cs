using System.Text.Json;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Catalog;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Shared;

namespace GenesysReporting.Tests.Analytics.Catalog;

public sealed class AnalyticsCatalogTests
{
    [Fact]
    public void It_has_every_kind_of_family_in_order_and_once()
    {
        string[] names = [.. AnalyticsCatalog.Families.Select(f => f.Name)];

        Assert.Equal(names.Order(StringComparer.Ordinal).Distinct(), names);
        Assert.Equal(32, names.Length);
        Assert.Equal(Enum.GetValues<FamilyKind>(), AnalyticsCatalog.Families.Select(f => f.Kind).Distinct().Order());
    }

    [Theory]
    [InlineData("ConversationDetails", "/api/v2/analytics/conversations/details/query", PagingStyle.PageNumberInBody)]
    [InlineData("useraggregates", "/api/v2/analytics/users/aggregates/query", PagingStyle.None)]
    [InlineData("ConversationActivity", "/api/v2/analytics/conversations/activity/query", PagingStyle.PageNumberInAddress)]
    [InlineData("TaskManagementObservations", "/api/v2/analytics/taskmanagement/metrics/query", PagingStyle.CursorInAddress)]
    [InlineData("AgentStatus", "/api/v2/analytics/agents/status/query", PagingStyle.None)]
    public void A_family_is_found_by_name_and_by_path(string name, string path, PagingStyle paging)
    {
        QueryFamily family = AnalyticsCatalog.FindFamily(name)!;

        Assert.Equal(path, family.QueryPath);
        Assert.Equal(paging, family.Paging);
        Assert.Same(family, AnalyticsCatalog.FindByPath(path));
    }

    [Fact]
    public void Conversation_details_have_their_levels_limits_and_jobs()
    {
        QueryFamily family = AnalyticsCatalog.FindFamily("ConversationDetails")!;

        Assert.Equal(["Conversation", "Segment", "Evaluation", "Survey", "Resolution"], family.FilterLevels.Select(l => l.Name));
        Assert.Contains("queueId", family.FilterLevels[1].Dimensions);
        Assert.DoesNotContain("queueId", family.FilterLevels[0].Dimensions);
        Assert.Equal((7, 31, 100_000), (family.Limits.MaxDaysUnfiltered, family.Limits.MaxDaysFiltered, family.Limits.MaxResults));
        Assert.Equal("/api/v2/analytics/conversations/details/jobs/availability", family.AvailabilityPath);
        Assert.Contains("startOfDayIntervalMatching", family.JobMembers);
    }

    [Theory]
    [InlineData("tHandle", MetricUnit.Milliseconds, "count, sum, min, max")]
    [InlineData("nOffered", MetricUnit.Count, "count")]
    [InlineData("oServiceLevel", MetricUnit.Ratio, "ratio, numerator, denominator, target")]
    [InlineData("oWaiting", MetricUnit.Count, "count")]
    [InlineData("oLongestWaiting", MetricUnit.Unknown, "")]
    [InlineData("oServiceTarget", MetricUnit.Unknown, "")]
    [InlineData("tSegmentDuration", MetricUnit.Milliseconds, "")]
    public void A_metric_has_a_unit_and_statistics_or_says_that_they_are_unknown(string name, MetricUnit unit, string stats)
    {
        CatalogMetric metric = AnalyticsCatalog.Metrics.Single(m => m.Name == name);

        Assert.Equal(unit, metric.Unit);
        Assert.Equal(stats, string.Join(", ", metric.Stats));
    }

    [Fact]
    public void Every_name_of_a_family_has_an_entry_and_every_entry_a_family()
    {
        IReadOnlyList<QueryFamily> families = AnalyticsCatalog.Families;
        IEnumerable<FilterLevel> levels = families.SelectMany(f => f.FilterLevels);

        Assert.Equal(
            families.SelectMany(f => f.Metrics).Concat(levels.SelectMany(l => l.Metrics)).Distinct().Order(StringComparer.Ordinal),
            AnalyticsCatalog.Metrics.Select(m => m.Name));
        Assert.Equal(
            families.SelectMany(f => f.Dimensions).Distinct().Order(StringComparer.Ordinal),
            AnalyticsCatalog.Dimensions.Select(d => d.Name));
        Assert.All(AnalyticsCatalog.Metrics, m => Assert.NotEmpty(m.Families.Concat(m.FilterLevels)));
        Assert.All(AnalyticsCatalog.Metrics, m => Assert.NotEmpty(m.Permissions));
        Assert.All(AnalyticsCatalog.Dimensions, d => Assert.NotEmpty(d.Permissions));
    }

    [Fact]
    public void Values_come_from_the_records_that_have_the_dimension()
    {
        CatalogDimension media = AnalyticsCatalog.Dimensions.Single(d => d.Name == "mediaType");

        Assert.Contains("voice", media.Values);
        Assert.Contains("ConversationDetails/Segment", media.FilterLevels);
        Assert.Equal(DimensionType.DateTime, AnalyticsCatalog.Dimensions.Single(d => d.Name == "conversationStart").Type);

        // A statistic of this name is not a dimension.
        Assert.Equal(DimensionType.Unknown, AnalyticsCatalog.Dimensions.Single(d => d.Name == "max").Type);
    }

    [Fact]
    public void The_reader_knows_every_member_of_the_file()
    {
        string reader = RepositoryFile.Read("src", "GenesysReporting.Core", "Analytics", "Catalog", "CatalogReader.cs");
        using var file = JsonDocument.Parse(
            RepositoryFile.Read("src", "GenesysReporting.Core", "Analytics", "Catalog", "catalog.json"));

        Assert.All(Members(file.RootElement), m => Assert.Contains($"\"{m}\"", reader, StringComparison.Ordinal));
    }

    [Fact]
    public void Lists_cannot_be_changed()
    {
        var list = Assert.IsAssignableFrom<IList<string>>(AnalyticsCatalog.FindFamily("UserAggregates")!.Metrics);

        Assert.True(list.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => list[0] = "tHandle");
    }

    [Fact]
    public void A_query_type_is_found_in_any_case_and_a_near_name_is_offered()
    {
        Assert.Same(QueryTypes.ConversationDetails, QueryTypes.Find("conversationdetails"));

        var unknown = Assert.Throws<InputException>(() => QueryTypes.Find("ConversationDetail"));
        Assert.Equal("UnknownQueryType", unknown.ErrorId);
        Assert.Contains("'ConversationDetails'", unknown.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Members(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => Members(m.Value).Prepend(m.Name)).Distinct(),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Members).Distinct(),
        _ => [],
    };

    [Fact]
    public void Every_metric_of_conversations_and_queues_has_a_meaning() => Assert.All(
        AnalyticsCatalog.Metrics.Where(m => m.Families.Any(f => f is "ConversationAggregates" or "QueueObservations" or "UserObservations")),
        m => Assert.False(string.IsNullOrWhiteSpace(m.Meaning), m.Name));
}
