using System.Text.Json.Nodes;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Analytics.Queries;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Errors;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Analytics.Queries;

/// <summary>Tests of wrong queries, and their errors before anything is sent.</summary>
public class WrongQueryTests
{
    private const string Day = """ "interval":"2026-11-01T00:00:00Z/2026-11-02T00:00:00Z" """;

    [Theory]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandel"]}""", "UnknownMetric", "metrics[0]", "'tHandle'")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle","nAnswered"]}""", "UnknownMetric", "metrics[1]", "")]
    [InlineData("UserAggregates", """{DAY,"metrics":["tHandle"]}""", "UnknownMetric", "metrics[0]", "It is one of ConversationAggregates")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"groupBy":["queue"]}""", "UnknownGroup", "groupBy[0]", "")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"granularity":"hour"}""", "InvalidGranularity", "'hour'", "PT1H")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"granularity":"P"}""", "InvalidGranularity", "'P'", "PT1H")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"timeZone":"Europe/Pariss"}""", "UnknownTimeZone", "Pariss", "'Europe/Paris'")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"timeZone":"Romance Standard Time"}""", "UnknownTimeZone", "Romance", "'Europe/Paris'")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":[]}""", "MemberMissing", "'metrics'", "-Metric")]
    [InlineData("ConversationAggregates", """{DAY}""", "MemberMissing", "'metrics'", "-Metric")]
    [InlineData("ConversationAggregates", """{"metrics":["tHandle"]}""", "MemberMissing", "'interval'", "")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":"tHandle"}""", "WrongType", "metrics", "a list")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":[1]}""", "WrongType", "metrics[0]", "a number")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"queryType":"top"}""", "UnknownChoice", "queryType", "topN")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"order":"asc"}""", "UnknownMember", "'order'", "ConversationDetails")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswerd","function":"rangeBound","name":"x"}]}""", "UnknownMetric", "views[0].target", "'tAnswered'")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"x","range":{"lte":1}}]}""", "UnknownFilterMember", "views[0].range", "lt")]
    [InlineData("ConversationDetails", """{"interval":"PT1H"}""", "IntervalIsDuration", "PT1H", "-Past")]
    [InlineData("ConversationDetails", """{"interval":"2026-11-02T00:00:00Z/2026-11-01T00:00:00Z"}""", "IntervalReversed", "ends", "")]
    [InlineData("ConversationDetails", """{DAY,"order":"up"}""", "UnknownChoice", "order", "asc")]
    [InlineData("ConversationDetails", """{DAY,"orderBy":"start"}""", "UnknownChoice", "orderBy", "conversationStart")]
    [InlineData("ConversationDetails", """{DAY,"conversationFilters":[{"type":"and","predicates":[{"dimension":"mediaType","value":"voice"}]}]}""", "UnknownPredicateName", "conversationFilters[0].predicates[0]", "segmentFilters")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":{"type":"and"}}""", "WrongType", "segmentFilters", "a list")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"predicates":[{"dimension":"mediaType","value":"voice"}]}]}""", "WrongType", "segmentFilters[0].type", "missing")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and"}]}""", "FilterEmpty", "segmentFilters[0]", "")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","clauses":[{"type":"or","clauses":[]}]}]}""", "ClausesTooDeep", "segmentFilters[0].clauses[0]", "does not nest deeper")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"dimension":"mediaType","operator":"equals","value":"voice"}]}]}""", "UnknownChoice", "operator", "matches")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"dimension":"mediaType"}]}]}""", "PredicateIncomplete", "predicates[0]", "")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"dimension":"mediaType","operator":"exists","value":"x"}]}]}""", "PredicateIncomplete", "predicates[0]", "")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"value":"x"}]}]}""", "PredicateSubject", "predicates[0]", "'dimension'")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"property":"Tier","value":"x"}]}]}""", "WrongType", "propertyType", "missing")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"metric":"tSegmentDuration","range":{"from":1}}]}]}""", "UnknownFilterMember", "range", "gt, gte")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"metric":"tSegmentDuration","range":{"gt":"1"}}]}]}""", "WrongType", "range.gt", "text")]
    [InlineData("QueueObservations", """{"metrics":["oWaiting"]}""", "MemberMissing", "'filter'", "queueId")]
    [InlineData("QueueObservations", """{"metrics":["oWaiting"],"filter":{"type":"or","predicates":[]}}""", "FilterEmpty", "filter", "")]
    [InlineData("QueueObservations", """{DAY,"metrics":["oWaiting"],"filter":{"type":"or","predicates":[{"dimension":"queueId","value":"q"}]}}""", "UnknownMember", "'interval'", "ConversationAggregates")]
    [InlineData("QueueObservations", """{"metrics":["oWaiting"],"detailMetrics":["oLongestWaiting"],"filter":{"type":"or","predicates":[{"dimension":"queueId","value":"q"}]}}""", "UnknownChoice", "detailMetrics[0]", "oWaiting")]
    [InlineData("ConversationActivity", """{"metrics":["oWaiting"],"groupBy":["queueId"]}""", "WrongType", "metrics[0]", "text")]
    [InlineData("TaskManagementObservations", """{"metrics":[{"name":"oWorkitemsDue","qualifier":"Hours25"}],"groupBy":["queueId"],"filter":{"predicates":[{"dimension":"queueId","value":"q"}]}}""", "UnknownChoice", "qualifier", "Hours24")]
    // Views, and values that match nothing.
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"nOffered","function":"rangeBound","name":"x","range":{"lt":1}}]}""", "ViewOfNoTimer", "views[0].target", "begin with t")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"a","range":{"lt":1}},{"target":"a","function":"rangeBound","name":"b","range":{"lt":1}}]}""", "ViewOfView", "views[1].target", "view of a view")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"b","function":"rangeBound","name":"a","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"b","range":{"lt":1}}]}""", "ViewOfView", "views[0].target", "view of a view")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"a","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"A","range":{"lt":1}}]}""", "ViewNameTwice", "views[1].name", "views[0]")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"tHandle","range":{"lt":1}}]}""", "ViewNameIsMetric", "views[0].name", "another name")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"oWaiting","range":{"lt":1}}]}""", "ViewNameIsMetric", "views[0].name", "another name")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"views":[{"target":"tAnswered","function":"rangeBound","name":"v0","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v1","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v2","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v3","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v4","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v5","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v6","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v7","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v8","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v9","range":{"lt":1}},{"target":"tAnswered","function":"rangeBound","name":"v10","range":{"lt":1}}]}""", "TooManyViews", "11 views", "10")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"dimension":"queueId","value":" 22222222-0000-4000-8000-000000000000 "}]}]}""", "ValueHasBlanks", "' 22222222", "Remove")]
    [InlineData("ConversationDetails", """{DAY,"segmentFilters":[{"type":"and","predicates":[{"dimension":"mediaType","value":"Voice"}]}]}""", "UnknownChoice", "'Voice'", "'voice'")]
    // Bodies of tutorials.
    [InlineData("ConversationDetails", """{DAY,"view":"default"}""", "MemberNotOfQuery", "'view'", "-Type")]
    [InlineData("ConversationDetails", """{DAY,"select":[{"type":"count"}]}""", "MemberNotOfQuery", "'select'", "nOffered")]
    [InlineData("ConversationDetails", """{DAY,"groupBy":["queueId"]}""", "MemberNotOfQuery", "'groupBy'", "ConversationAggregates")]
    [InlineData("ConversationDetails", """{DAY,"filter":{"type":"and","clauses":[{"path":"queueId","type":"equals","value":"x"}]}}""", "MemberNotOfQuery", "'filter'", "segmentFilters")]
    [InlineData("ConversationDetails", """{DAY,"metrics":["tHandle"]}""", "MemberNotOfQuery", "'metrics'", "aggregates")]
    [InlineData("ConversationDetails", """{DAY,"nextPageToken":"x"}""", "MemberNotOfQuery", "'nextPageToken'", "pages")]
    [InlineData("ConversationAggregates", """{DAY,"metrics":["tHandle"],"filter":{"type":"and","clauses":[{"path":"queueId","type":"equals","value":"x"}]}}""", "PredicateHasPath", "'filter'", "dimension")]
    public void A_wrong_body_is_refused_with_the_place_and_the_correction(
        string type, string body, string errorId, string place, string hint)
    {
        var input = new QueryInput(type)
        {
            Body = JsonNode.Parse(body.Replace("DAY", Day, StringComparison.Ordinal))!.AsObject(),
            Time = Utc(),
        };

        var error = Assert.Throws<InputException>(() => QueryBuilder.Make(input, Sessions.Clock()));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, $"{error.Message} {error.NextStep}", StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Built => new()
    {
        { "UnknownQueryType", "ConversationDetail", "" },
        { "TimeMissing", "ConversationDetails", "" },
        { "TimeNotTaken", "QueueObservations", "past=1d" },
        { "TimeFormsConflict", "ConversationDetails", "past=1d;period=Today" },
        { "TimeFormsConflict", "ConversationDetails", "interval=2026-11-01/2026-11-02;period=Today" },
        { "UnknownMetric", "ConversationAggregates", "past=1d;metric=tHandel" },
        { "MemberMissing", "ConversationAggregates", "past=1d" },
        { "MemberMissing", "ConversationActivity", "metric=oWaiting" },
        { "MemberMissing", "UserObservations", "metric=oActiveQueues" },
        { "UnknownGroup", "ConversationAggregates", "past=1d;metric=tHandle;group=queue" },
        { "InvalidGranularity", "ConversationAggregates", "past=1d;metric=tHandle;granularity=2026-11-01/2026-11-02" },
        { "UnknownChoice", "ConversationDetails", "past=1d;order=up" },
        { "UnknownMember", "ConversationAggregates", "past=1d;metric=tHandle;order=asc" },
        { "MemberNotOfQuery", "ConversationDetails", "past=1d;metric=tHandle" },
        { "MemberNotOfQuery", "ConversationDetails", "past=1d;group=queueId" },
        { "FilterNotOfType", "UserAggregates", "past=1d;metric=tSystemPresence;filter=queueId" },
        { "JobsNotOffered", "RateLimitAggregates", "past=1d;metric=oRateLimitRecorded;mode=Job" },
        { "MatchingNotOffered", "UserDetails", "past=1d;matching=Overlaps" },
        { "OverlapsNeedsJob", "ConversationDetails", "past=1d;matching=Overlaps;mode=Query" },
        { "NoUserToFilterBy", "ActionAggregates", "past=1d;metric=tTotalExecution;me=1" },
    };

    [Theory]
    [MemberData(nameof(Built))]
    public void A_wrong_query_is_refused(string errorId, string type, string words)
    {
        Dictionary<string, string> said = words.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Split('=', 2))
            .ToDictionary(w => w[0], w => w[1]);
        var input = new QueryInput(type)
        {
            Time = Utc() with
            {
                Past = said.GetValueOrDefault("past"),
                Interval = said.GetValueOrDefault("interval"),
                Period = said.TryGetValue("period", out string? period) ? Enum.Parse<QueryPeriod>(period) : null,
            },
            Metrics = said.TryGetValue("metric", out string? metric) ? [metric] : [],
            GroupBy = said.TryGetValue("group", out string? group) ? [group] : [],
            Granularity = said.GetValueOrDefault("granularity"),
            Order = said.GetValueOrDefault("order"),
            Mode = said.TryGetValue("mode", out string? mode) ? Enum.Parse<QueryMode>(mode) : default,
            Matching = said.TryGetValue("matching", out string? matching) ? Enum.Parse<QueryMatching>(matching) : default,
            CurrentUser = said.ContainsKey("me"),
            Filters = said.TryGetValue("filter", out string? dimension)
                ? [FilterBuilder.Make(new FilterInput { Dimension = dimension, Values = ["x"] })]
                : [],
        };

        Assert.Equal(errorId, Assert.Throws<InputException>(() => QueryBuilder.Make(input, Sessions.Clock())).ErrorId);
    }

    [Fact]
    public void A_body_with_unknown_names_is_accepted_without_validation()
    {
        var input = new QueryInput("ConversationAggregates")
        {
            Body = JsonNode.Parse("{" + Day + ""","metrics":["tMood"],"mood":"good"}""")!.AsObject(),
            Time = Utc(),
            SkipValidation = true,
        };

        AnalyticsQuery query = QueryBuilder.Make(input, Sessions.Clock());

        Assert.Contains("\"mood\": \"good\"", query.ToJson(), StringComparison.Ordinal);
        Assert.Equal("2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z", query.Interval!.ToString());
    }

    private static TimeForms Utc() => new() { Zone = TimeZoneInfo.Utc };

    [Fact]
    public void One_error_names_all_that_is_wrong_and_has_the_id_of_the_first()
    {
        var input = new QueryInput("ConversationAggregates")
        {
            Time = Utc() with { Past = "yesterday" },
            Granularity = "hour",
            Metrics = ["tHandel", "tTalk", "nAnswerd"],
            GroupBy = ["queueIdd"],
        };

        var error = Assert.Throws<InputException>(() => QueryBuilder.Make(input, Sessions.Clock()));

        Assert.Equal("InvalidGranularity", error.ErrorId);
        Assert.StartsWith("The query has 5 errors. (1) 'hour'", error.Message, StringComparison.Ordinal);
        Assert.All(
            new[] { "'yesterday'", "'tHandel'", "'nAnswerd'", "'queueIdd'" },
            text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
        Assert.Equal(2, error.NextStep!.Split("-SkipValidation").Length);
        Assert.EndsWith("-SkipValidation sends what the catalogue does not know yet.", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_views_and_codes_of_the_system_are_accepted()
    {
        string views = string.Join(',', Enumerable.Range(0, 10).Select(i =>
            $$$"""{"target":"tAnswered","function":"rangeBound","name":"v{{{i}}}","range":{"lt":1}}"""));
        string filter = """{"type":"and","predicates":[{"dimension":"wrapUpCode","value":"ININ-WRAP-UP-TIMEOUT"}]}""";
        var input = new QueryInput("ConversationAggregates")
        {
            Body = JsonNode.Parse("{" + Day + ""","timeZone":"europe/paris","metrics":["tHandle"],""" + $"\"views\":[{views}],\"filter\":{filter}}}")!.AsObject(),
            Time = Utc(),
        };

        Assert.Contains("\"Europe/Paris\"", QueryBuilder.Make(input, Sessions.Clock()).ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASA", "tAnswered")]
    [InlineData("AHT", "tHandle")]
    [InlineData("Avg Handle", "tHandle")]
    [InlineData("Avg Talk", "tTalkComplete")]
    [InlineData("Service Level %", "oServiceLevel")]
    [InlineData("abandon %", "tAbandon")]
    [InlineData("Transfers", "nTransferred")]
    [InlineData("Offered", "nOffered")]
    [InlineData("Answered", "tAnswered")]
    [InlineData("nAnswered", "tAnswered")]
    [InlineData("HandleSeconds", "tHandle")]
    [InlineData("nWrapup", "wrapUpCode")]
    public void A_name_of_the_screen_leads_to_the_metric(string given, string hint) =>
        Assert.Contains(hint, Text(new QueryInput("ConversationAggregates") { Time = Yesterday(), Metrics = [given] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("queue", "'queueId'")]
    [InlineData("queueName", "'queueId'")]
    [InlineData("Queue Name", "'queueId'")]
    [InlineData("agent", "'userId'")]
    [InlineData("wrapup", "'wrapUpCode'")]
    public void A_plain_word_leads_to_the_dimension(string given, string hint) => Assert.Contains(
        hint,
        Text(new QueryInput("ConversationAggregates") { Time = Yesterday(), Metrics = ["tHandle"], GroupBy = [given] }),
        StringComparison.Ordinal);

    [Fact]
    public void The_usual_metrics_are_proposed() => Assert.Contains(
        "nOffered, tAnswered, tHandle", Text(new QueryInput("ConversationAggregates") { Time = Yesterday() }), StringComparison.Ordinal);

    private static TimeForms Yesterday() => Utc() with { Past = "1d" };

    private static string Text(QueryInput input)
    {
        var error = Assert.Throws<InputException>(() => QueryBuilder.Make(input, Sessions.Clock()));
        return $"{error.Message} {error.NextStep}";
    }
}
