using GenesysReporting.Sandbox.Conversations;
using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Adds the later evaluations, surveys and resolutions of conversations.</summary>
internal static class Assessments
{
    public static Conversation Add(Conversation conversation, ConversationDraft draft)
    {
        if (conversation.End is not { } end || draft.LastUserId is null || draft.LastQueueId is null)
        {
            return conversation;
        }

        Dice dice = draft.Dice;
        return conversation with
        {
            Evaluations = dice.Percent(5) ? [Evaluation(draft, end.AddHours(dice.Between(1, 90)))] : [],
            Surveys = dice.Percent(6) ? [Survey(draft, end.AddMinutes(dice.Between(2, 600)))] : [],
            Resolutions = dice.Percent(10) ? [Resolution(draft, end.AddHours(72))] : [],
        };
    }

    public static Assessment Evaluation(ConversationDraft draft, DateTimeOffset at) => new(at, new()
    {
        { "evaluationId", draft.Dice.Uuid() },
        { "evaluationStatus", draft.Dice.Percent(80) ? "Finished" : "Pending" },
        { "evaluatorId", draft.World.Agents[0].Id },
        { "eventTime", at },
        { "formId", draft.World.FormIds.Evaluation },
        { "formName", "Call quality, v2" },
        { "queueId", draft.LastQueueId },
        { "userId", draft.LastUserId },
        { "released", draft.Dice.Percent(70) },
        { "deleted", false },
        { "rescored", false },
        { "oTotalScore", draft.Dice.Between(35, 100) },
        { "oTotalCriticalScore", draft.Dice.Between(0, 100) },
    });

    public static Assessment Survey(ConversationDraft draft, DateTimeOffset at) => new(at, new()
    {
        { "surveyId", draft.Dice.Uuid() },
        { "surveyStatus", "Finished" },
        { "surveyType", draft.MediaType == "voice" ? "Voice" : "Web" },
        { "surveyFormName", "How did we do?" },
        { "surveyFormId", draft.World.FormIds.Survey },
        { "surveyPromoterScore", draft.Dice.Between(0, 10) },
        { "surveyCompletedDate", at },
        { "eventTime", at },
        { "queueId", draft.LastQueueId },
        { "userId", draft.LastUserId },
        { "oSurveyTotalScore", draft.Dice.Between(0, 100) },
    });

    private static Assessment Resolution(ConversationDraft draft, DateTimeOffset at) => new(at, new()
    {
        { "eventTime", at },
        { "queueId", draft.LastQueueId },
        { "userId", draft.LastUserId },
        { "nNextContactAvoided", draft.Dice.Below(2) },
    });
}
