using GenesysReporting.Analytics;
using GenesysReporting.Errors;
using GenesysReporting.Rows;
using GenesysReporting.Rows.Reading;

namespace GenesysReporting.Tests.Rows.Conversations;

/// <summary>Rows of attributes, evaluations and surveys, and columns of attributes.</summary>
public class AssessmentTests
{
    private static readonly AnalyticsConversation Rated = new()
    {
        ConversationId = "c1",
        Evaluations = [new() { EvaluationId = "e1", FormName = "Calls", UserId = "u1", EvaluatorId = "u2", OTotalScore = 80, Released = true }],
        Surveys = [new() { SurveyId = "s1", SurveyFormName = "After the call", SurveyPromoterScore = 9, OSurveyTotalScore = 70 }],
        Participants =
        [
            new() { ParticipantId = "p1", Purpose = "customer", Attributes = new Dictionary<string, string?> { ["Tier"] = "Silver", ["Ani"] = "x" } },
            new() { ParticipantId = "p2", Purpose = "agent", Attributes = new Dictionary<string, string?> { ["tier"] = "Gold", ["Region"] = null } },
            new() { ParticipantId = "p3", Purpose = "acd" },
        ],
    };

    [Fact]
    public void An_attribute_is_a_row_of_its_participant() => Assert.Equal(
        [
            "ConversationId=c1 ParticipantId=p1 Purpose=customer Name=Tier Value=Silver",
            "ConversationId=c1 ParticipantId=p1 Purpose=customer Name=Ani Value=x",
            "ConversationId=c1 ParticipantId=p2 Purpose=agent Name=tier Value=Gold",
            "ConversationId=c1 ParticipantId=p2 Purpose=agent Name=Region",
        ],
        Rows(RowGrain.Attribute));

    [Fact]
    public void An_evaluation_is_a_row() => Assert.Equal(
        ["ConversationId=c1 EvaluationId=e1 FormName=Calls UserId=u1 EvaluatorId=u2 TotalScore=80 Released=True"], Rows(RowGrain.Evaluation));

    [Fact]
    public void A_survey_is_a_row() => Assert.Equal(
        ["ConversationId=c1 SurveyId=s1 FormName=After the call TotalScore=70 PromoterScore=9"], Rows(RowGrain.Survey));

    [Theory]
    [InlineData(RowGrain.Conversation, "Gold")]
    [InlineData(RowGrain.Participant, "Silver", "Gold", null)]
    public void A_column_shows_the_last_value_in_any_case(RowGrain grain, params string?[] expected)
    {
        var table = RowTable.Of(new RowOptions { Grain = grain, Attributes = ["TIER", "Tier", "Ani", "Region"] }, Rated);

        Assert.Equal(["TIER", "AttributeAni", "Region"], table.Schema.Names.TakeLast(3));
        Assert.Equal(expected, table.Cells("TIER"));
        Assert.All(table.Schema.Columns.TakeLast(3), c => Assert.True(c.IsFreeText));
    }

    [Theory]
    [InlineData(RowGrain.Session)]
    [InlineData(RowGrain.Segment)]
    [InlineData(RowGrain.Attribute)]
    [InlineData(RowGrain.Evaluation)]
    [InlineData(RowGrain.Survey)]
    public void Other_grains_have_no_columns_of_attributes(RowGrain grain) => Assert.Equal(
        "AttributeNotTaken", Assert.Throws<InputException>(() => RowTable.Of(new RowOptions { Grain = grain, Attributes = ["Tier"] }, Rated)).ErrorId);

    [Theory]
    [InlineData(RowGrain.Attribute)]
    [InlineData(RowGrain.Evaluation)]
    [InlineData(RowGrain.Survey)]
    public void They_have_no_metrics(RowGrain grain) => Assert.Equal(
        "MetricNotTaken", Assert.Throws<InputException>(() => RowTable.Of(new RowOptions { Grain = grain, Metrics = ["tHandle"] }, Rated)).ErrorId);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"conversationId":"c"} x""")]
    public void A_damaged_line_is_named(string line)
    {
        var error = Assert.Throws<InputException>(() => StoredConversation.Read(line, 7, _ => { }));

        Assert.Equal("LineUnreadable", error.ErrorId);
        Assert.StartsWith("Line 7 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_line_is_a_conversation() => Assert.Equal(
        "p1", StoredConversation.Read("""{"conversationId":"c","participants":[{"participantId":"p1"}]}""", 1, _ => { }).Participants[0].ParticipantId);

    [Fact]
    public void A_value_of_a_stored_line_that_cannot_be_read_costs_that_value_alone()
    {
        var warnings = new List<string>();
        AnalyticsConversation read = StoredConversation.Read(
            """{"conversationId":"c","conversationEnd":"soon","participants":[{"participantName":"cut \ud83d"}]}""", 7, warnings.Add);

        Assert.Equal(("c", null, "cut \ufffd"), (read.ConversationId, read.ConversationEnd, read.Participants[0].ParticipantName));
        Assert.StartsWith("Line 7: The conversation c has a value in 'conversationEnd'", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rows(RowGrain grain)
    {
        var table = RowTable.Of(new RowOptions { Grain = grain }, Rated);
        return Enumerable.Range(0, table.Rows.Count).Select(table.Row);
    }
}
