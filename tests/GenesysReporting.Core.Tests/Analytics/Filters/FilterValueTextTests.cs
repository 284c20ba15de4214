using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Filters;
using GenesysReporting.Errors;

namespace GenesysReporting.Tests.Analytics.Filters;

/// <summary>Tests of values as files and clipboards give them.</summary>
public class FilterValueTextTests
{
    private const string Id = "22222222-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("queueId", " " + Id + " ", Id)]
    [InlineData("queueId", "\u00A0" + Id + "\t", Id)]
    [InlineData("queueId", "\uFEFF\"" + Id + "\"", Id)]
    [InlineData("queueId", "{22222222-0000-4000-8000-000000000000}", Id)]
    [InlineData("conversationId", "22222222000040008000000000000000", Id)]
    [InlineData("mediaType", " Voice\u200B", "voice")]
    [InlineData("mediaType", "'chat'", "chat")]
    [InlineData("wrapUpCode", " ININ-WRAP-UP-TIMEOUT ", "ININ-WRAP-UP-TIMEOUT")]
    [InlineData("queueId", " Billing ", "Billing")]
    [InlineData("ani", "tel:+4930 ", "tel:+4930")]
    public void What_a_file_left_around_a_value_goes(string dimension, string given, string sent) =>
        Assert.Equal(sent, Assert.IsType<FilterPredicate>(Make(dimension, given)).Value);

    [Theory]
    [InlineData("conversationId", "c1", "ValueNotId")]
    [InlineData("conversationId", Id + ";" + Id, "ValueNotId")]
    [InlineData("queueId", "\uFEFF \u00A0", "ValueEmpty")]
    [InlineData("mediaType", "phone", "UnknownValue")]
    public void What_can_never_match_is_refused(string dimension, string given, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => Make(dimension, given)).ErrorId);

    [Theory]
    [InlineData("queueid")]
    [InlineData(" queueId\u00A0")]
    public void A_dimension_is_found_too(string dimension) =>
        Assert.Equal("queueId", Assert.IsType<FilterPredicate>(Make(dimension, Id)).Subject);

    [Fact]
    public void Without_validation_a_value_is_sent_as_it_is() => Assert.Equal(
        " x ",
        Assert.IsType<FilterPredicate>(FilterBuilder.Make(
            new FilterInput { Dimension = "queueId", Values = [" x "], SkipValidation = true })).Value);

    private static QueryFilter Make(string dimension, string value) =>
        FilterBuilder.Make(new FilterInput { Dimension = dimension, Values = [value] });
}
