using System.Globalization;
using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Analytics.Filters;

public class FilterBuilderTests
{
    [Fact]
    public void Several_values_mean_any_of_them_each_once()
    {
        QueryFilter filter = Of("mediatype", "voice", "CHAT", "voice");

        var group = Assert.IsType<FilterGroup>(filter);
        Assert.Equal(FilterCombination.Any, group.Combination);
        Assert.Equal("mediaType = voice or chat", filter.Text);
    }

    public static TheoryData<object, string> Values => new()
    {
        { "text", "text" },
        { 12, "12" },
        { 1.5, "1.5" },
        { 2.50m, "2.50" },
        { true, "true" },
        { DayOfWeek.Monday, "Monday" },
        { Guid.Parse("0d3a3a5c-6a4f-4b50-8a57-1f6e0a7f7a01"), "0d3a3a5c-6a4f-4b50-8a57-1f6e0a7f7a01" },
        { new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.FromHours(2)), "2026-11-01T06:00:00.000Z" },
        { new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), "2026-11-01T08:00:00.000Z" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_the_same_text_in_every_culture(object given, string text)
    {
        foreach (string culture in new[] { "en-US", "de-DE", "tr-TR", "th-TH" })
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            try
            {
                Assert.Equal(text, Assert.IsType<FilterPredicate>(Of("ani", given)).Value);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    public static TheoryData<object, decimal> Durations => new()
    {
        { TimeSpan.FromSeconds(60), 60_000 },
        { "60s", 60_000 },
        { "1.5m", 90_000 },
        { "1m30s", 90_000 },
        { "500ms", 500 },
        { "00:01:30", 90_000 },
        { "2h", 7_200_000 },
        { "60", 60 },
        { 60, 60 },
        { 60.5, 60.5m },
    };

    [Theory]
    [MemberData(nameof(Durations))]
    public void Durations_and_plain_numbers_are_milliseconds(object given, decimal milliseconds)
    {
        QueryFilter filter = FilterBuilder.Make(new FilterInput { Metric = "tTalk", GreaterThan = given });

        Assert.Equal(milliseconds, Assert.IsType<FilterPredicate>(filter).Range!.GreaterThan);
    }

    [Theory]
    [InlineData("mediaType", "voce", "UnknownValue", "'voice'")]
    [InlineData("queueID2", "x", "UnknownDimension", "'queueId'")]
    [InlineData("mediaT", "x", "UnknownDimension", "'mediaType'")]
    [InlineData("tTalk", "x", "UnknownDimension", "")]
    [InlineData("conference", "maybe", "UnknownValue", "true, false")]
    [InlineData("ani", "", "ValueEmpty", "NotExists")]
    [InlineData("ani", "  ", "ValueEmpty", "NotExists")]
    [InlineData("ani", null, "ValueEmpty", "NotExists")]
    public void A_wrong_name_or_value_is_refused(string dimension, string? value, string errorId, string hint)
    {
        var error = Assert.Throws<InputException>(() => Of(dimension, value));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(hint, $"{error.Message} {error.NextStep}", StringComparison.Ordinal);
    }

    public static TheoryData<string, object> Refused => new()
    {
        { "ValueMissing", new FilterInput { Dimension = "ani" } },
        { "ValueEmpty", new FilterInput { Dimension = "ani", Values = [] } },
        { "ValueAndRange", new FilterInput { Metric = "tTalk", Values = [1], LessThan = 2 } },
        { "ExistenceTakesNoValue", new FilterInput { Dimension = "ani", Operator = FilterOperator.Exists, Values = ["x"] } },
        { "ExistenceTakesNoValue", new FilterInput { Metric = "tTalk", Operator = FilterOperator.NotExists, LessThan = 2 } },
        { "ValueUnsupported", new FilterInput { Dimension = "ani", Values = [new Version(1, 2)] } },
        { "TimeWithoutOffset", new FilterInput { Dimension = "conversationEnd", Values = [new DateTime(2026, 11, 1)] } },
        { "DurationWhereNumber", new FilterInput { Metric = "nTransferred", GreaterThan = "60s" } },
        { "DurationWhereNumber", new FilterInput { Metric = "nTransferred", GreaterThan = TimeSpan.FromSeconds(1) } },
        { "DurationWhereNumber", new FilterInput { Dimension = "ani", Values = [TimeSpan.FromSeconds(1)] } },
        { "DurationUnquoted", new FilterInput { Metric = "tTalk", GreaterThan = (short)60 } },
        { "DurationUnquoted", new FilterInput { Metric = "tTalk", Values = [(short)60] } },
        { "BoundUnsupported", new FilterInput { Metric = "tTalk", GreaterThan = "long" } },
        { "BoundUnsupported", new FilterInput { Metric = "tTalk", GreaterThan = DateTimeOffset.UnixEpoch } },
        { "RangeEndTwice", new FilterInput { Metric = "tTalk", GreaterThan = 1, GreaterOrEqual = 1 } },
        { "RangeEmpty", new FilterInput { Metric = "tTalk", GreaterThan = 2, LessThan = 1 } },
        { "RangeEmpty", new FilterInput { Metric = "tTalk", GreaterOrEqual = 2, LessThan = 2 } },
        { "MetricNotFilterable", new FilterInput { Metric = "tSystemPresence", LessThan = 2 } },
        { "UnknownMetric", new FilterInput { Metric = "tTalkk", LessThan = 2 } },
        { "UnknownLevel", new FilterInput { Dimension = "ani", Values = ["1"], Level = "Segmnt" } },
        { "LevelNotOf", new FilterInput { Dimension = "ani", Values = ["1"], Level = "Conversation" } },
        { "LevelNotOf", new FilterInput { Property = "Tier", Values = ["1"], Level = "Conversation" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_incomplete_input_has_its_own_error(string errorId, object input) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => FilterBuilder.Make((FilterInput)input)).ErrorId);

    [Fact]
    public void Unknown_names_are_accepted_without_validation()
    {
        QueryFilter filter = FilterBuilder.Make(new FilterInput { Dimension = "moodId", Values = ["good"], SkipValidation = true });

        Assert.Equal("moodId = good", filter.Text);
    }

    [Fact]
    public void Groups_nest_only_as_deep_as_the_platforms_bodies()
    {
        QueryFilter media = Of("mediaType", "voice", "chat");
        QueryFilter direction = Of("direction", "inbound");
        QueryFilter all = FilterBuilder.Combine(FilterCombination.All, [media, direction]);

        Assert.Equal("(mediaType = voice or chat) and direction = inbound", all.Text);
        Assert.Equal("FilterTooDeep", Assert.Throws<InputException>(
            () => FilterBuilder.Combine(FilterCombination.Any, [all, Of("ani", "1")])).ErrorId);
    }

    [Fact]
    public void A_group_in_a_group_of_its_kind_is_one_group()
    {
        QueryFilter any = FilterBuilder.Combine(FilterCombination.Any, [Of("mediaType", "voice", "chat"), Of("ani", "1")]);

        Assert.Equal(3, Assert.IsType<FilterGroup>(any).Parts.Count);
        Assert.Equal("FilterMissing", Assert.Throws<InputException>(() => FilterBuilder.Combine(FilterCombination.Any, [any, null])).ErrorId);
        Assert.Equal("FilterMissing", Assert.Throws<InputException>(() => FilterBuilder.Combine(FilterCombination.All, [])).ErrorId);
    }

    private static QueryFilter Of(string dimension, params object?[] values) =>
        FilterBuilder.Make(new FilterInput { Dimension = dimension, Values = values });
}
