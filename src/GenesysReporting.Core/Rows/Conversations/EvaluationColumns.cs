using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns of one row per quality evaluation of a conversation.</summary>
internal static class EvaluationColumns
{
    public static RowSchema<ConversationPart> Schema(RowOptions options)
    {
        ColumnList<EvaluationRow> columns = new ColumnList<EvaluationRow>(options)
            .Conversation(r => r.Conversation)
            .Add("EvaluationId", r => r.Evaluation.EvaluationId)
            .Add("Status", r => r.Evaluation.EvaluationStatus)
            .Time("EventTime", r => r.Evaluation.EventTime)
            .Text("FormName", r => r.Evaluation.FormName)
            .Add("FormId", r => r.Evaluation.FormId)
            .Id("UserId", "UserName", LookupKind.User, r => r.Evaluation.UserId)
            .Id("EvaluatorId", "EvaluatorName", LookupKind.User, r => r.Evaluation.EvaluatorId)
            .Id("AssigneeId", "AssigneeName", LookupKind.User, r => r.Evaluation.AssigneeId)
            .Id("QueueId", "QueueName", LookupKind.Queue, r => r.Evaluation.QueueId)
            .Add("TotalScore", r => r.Evaluation.OTotalScore)
            .Add("TotalCriticalScore", r => r.Evaluation.OTotalCriticalScore)
            .Add("Released", r => r.Evaluation.Released)
            .Add("Rescored", r => r.Evaluation.Rescored)
            .Add("Deleted", r => r.Evaluation.Deleted)
            .Add("SystemSubmitted", r => r.Evaluation.SystemSubmitted)
            .Add("AssigneeApplicable", r => r.Evaluation.AssigneeApplicable)
            .Add("CalibrationId", r => r.Evaluation.CalibrationId)
            .Add("ContextId", r => r.Evaluation.ContextId);
        return new ColumnSchema<ConversationPart, EvaluationRow>(
            "EvaluationRow", columns, c => c.Evaluations.Select(evaluation => new EvaluationRow(c, evaluation)));
    }

    private sealed record EvaluationRow(ConversationPart Conversation, AnalyticsEvaluation Evaluation);
}
