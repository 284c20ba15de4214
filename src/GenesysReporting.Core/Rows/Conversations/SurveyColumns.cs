using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per survey of a conversation.</summary>
internal static class SurveyColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        ColumnList<SurveyRow> columns = new ColumnList<SurveyRow>(options)
            .Conversation(r => r.Conversation)
            .Add("SurveyId", r => r.Survey.SurveyId)
            .Add("Status", r => r.Survey.SurveyStatus)
            .Add("Type", r => r.Survey.SurveyType)
            .Time("EventTime", r => r.Survey.EventTime)
            .Time("CompletedDate", r => r.Survey.SurveyCompletedDate)
            .Text("FormName", r => r.Survey.SurveyFormName)
            .Add("FormId", r => r.Survey.SurveyFormId)
            .Add("FormContextId", r => r.Survey.SurveyFormContextId)
            .Id("UserId", "UserName", LookupKind.User, r => r.Survey.UserId)
            .Id("QueueId", "QueueName", LookupKind.Queue, r => r.Survey.QueueId)
            .Add("TotalScore", r => r.Survey.OSurveyTotalScore)
            .Add("PromoterScore", r => (long?)r.Survey.SurveyPromoterScore)
            .Add("PartialResponse", r => r.Survey.SurveyPartialResponse);
        return new ColumnSchema<ConversationPart, SurveyRow>(
            "SurveyRow", columns, c => c.Surveys.Select(survey => new SurveyRow(c, survey)));
    }

    private sealed record SurveyRow(ConversationPart Conversation, AnalyticsSurvey Survey);
}
