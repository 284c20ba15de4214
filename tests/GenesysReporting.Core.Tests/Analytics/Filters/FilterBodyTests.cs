using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Analytics.Filters;

/// <summary>Tests of the place and the shape of filters in a body.</summary>
public class FilterBodyTests
{
    [Fact]
    public void An_aggregate_gets_an_outer_and_of_or_clauses() => Assert.Equal(
        """{"filter":{"type":"and","clauses":[{"type":"or","predicates":[{"type":"dimension","dimension":"mediaType","operator":"matches","value":"voice"},{"type":"dimension","dimension":"mediaType","operator":"matches","value":"chat"}]},{"type":"or","predicates":[{"type":"dimension","dimension":"queueId","operator":"matches","value":"q1"},{"type":"dimension","dimension":"queueId","operator":"matches","value":"q2"}]}]}}""",
        Write("ConversationAggregates", Of("mediaType", "voice", "chat"), Of("queueId", "q1", "q2")));

    [Fact]
    public void A_single_condition_of_several_values_has_the_same_shape() => Assert.Equal(
        """{"filter":{"type":"and","clauses":[{"type":"or","predicates":[{"type":"dimension","dimension":"queueId","operator":"matches","value":"q1"},{"type":"dimension","dimension":"queueId","operator":"matches","value":"q2"}]}]}}""",
        Write("QueueObservations", Of("queueId", "q1", "q2")));

    [Fact]
    public void Details_get_filters_by_level_in_the_bodys_order() => Assert.Equal(
        """{"conversationFilters":[{"type":"and","predicates":[{"type":"dimension","dimension":"originatingDirection","operator":"matches","value":"inbound"}]}],"segmentFilters":[{"type":"or","predicates":[{"type":"dimension","dimension":"queueId","operator":"matches","value":"q1"},{"type":"dimension","dimension":"queueId","operator":"matches","value":"q2"}]},{"type":"and","predicates":[{"type":"property","property":"Tier","propertyType":"string","operator":"matches","value":"gold"}]}]}""",
        Write(
            "ConversationDetails",
            Of("queueId", "q1", "q2"),
            Of("originatingDirection", "inbound"),
            FilterBuilder.Make(new FilterInput { Property = "Tier", Values = ["gold"] })));

    [Fact]
    public void Conditions_joined_by_all_stay_together_within_a_level_and_are_split_between_levels() => Assert.Equal(
        """{"conversationFilters":[{"type":"and","predicates":[{"type":"metric","metric":"tHandle","operator":"matches","range":{"gte":60000}}]}],"segmentFilters":[{"type":"and","predicates":[{"type":"dimension","dimension":"queueId","operator":"matches","value":"q1"},{"type":"dimension","dimension":"wrapUpCode","operator":"exists"}]}]}""",
        Write("ConversationDetails", FilterBuilder.Combine(FilterCombination.All,
        [
            Of("queueId", "q1"),
            FilterBuilder.Make(new FilterInput { Metric = "tHandle", GreaterOrEqual = "60s" }),
            FilterBuilder.Make(new FilterInput { Dimension = "wrapUpCode", Operator = FilterOperator.Exists }),
        ])));

    [Fact]
    public void A_level_that_was_given_wins() => Assert.Equal(
        """{"evaluationFilters":[{"type":"and","predicates":[{"type":"dimension","dimension":"queueId","operator":"matches","value":"q1"}]}]}""",
        Write("ConversationDetails", FilterBuilder.Make(new FilterInput { Dimension = "queueId", Values = ["q1"], Level = "evaluation" })));

    [Fact]
    public void Agent_status_takes_only_dimension_and_value() => Assert.Equal(
        """{"userFilter":{"type":"and","predicates":[{"dimension":"routingStatus","value":"IDLE"}]}}""",
        Write("AgentStatus", Of("routingStatus", "idle")));

    [Fact]
    public void Task_management_takes_predicates_without_a_type() => Assert.Equal(
        """{"filter":{"predicates":[{"dimension":"queueId","value":"q1"},{"dimension":"typeId","value":"t1"}]}}""",
        Write("TaskManagementObservations", Of("queueId", "q1"), Of("typeId", "t1")));

    public static TheoryData<string, string, QueryFilter> Refused => new()
    {
        { "FilterNotOfType", "UserAggregates", Of("queueId", "q1") },
        { "FilterNotOfType", "ConversationAggregates", FilterBuilder.Make(new FilterInput { Metric = "tTalk", LessThan = 1 }) },
        { "FilterNotOfType", "ConversationAggregates", FilterBuilder.Make(new FilterInput { Property = "Tier", Values = ["x"] }) },
        { "LevelAmbiguous", "ConversationDetails", Of("eventTime", "2026-11-01") },
        { "LevelsMixed", "ConversationDetails", FilterBuilder.Combine(FilterCombination.Any, [Of("queueId", "q"), Of("externalTag", "x")]) },
        { "FilterNotNested", "TaskManagementObservations", Of("queueId", "q1", "q2") },
        { "RangeNotTaken", "AgentStatus", FilterBuilder.Make(new FilterInput { Dimension = "userId", Operator = FilterOperator.Exists }) },
        { "RangeNotTaken", "ConversationActivity", FilterBuilder.Make(new FilterInput { Dimension = "agentScore", LessThan = 5 }) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_filter_that_a_family_cannot_take_has_its_own_error(string errorId, string family, QueryFilter filter) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => Write(family, filter)).ErrorId);

    [Fact]
    public void The_error_names_the_types_that_take_it()
    {
        var error = Assert.Throws<InputException>(() => Write("UserAggregates", Of("queueId", "q1")));

        Assert.Contains("ConversationAggregates", error.NextStep!, StringComparison.Ordinal);
    }

    private static string Write(string family, params QueryFilter[] filters) =>
        new JsonObject(new FilterBody(QueryTypes.Find(family)).Write(filters)).ToJsonString();

    private static QueryFilter Of(string dimension, params object?[] values) =>
        FilterBuilder.Make(new FilterInput { Dimension = dimension, Values = values });
}
