using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>The columns that several grains have.</summary>
internal static class PartColumns
{
    /// <summary>Adds the conversation that a finer row is part of.</summary>
    public static ColumnList<T> Conversation<T>(this ColumnList<T> columns, Func<T, ConversationPart> of) => columns
        .Add("ConversationId", row => of(row).ConversationId)
        .Time("ConversationStart", row => of(row).Start)
        .Time("ConversationEnd", row => of(row).End);

    /// <summary>Adds the participant that a row is about or part of.</summary>
    public static ColumnList<T> Participant<T>(this ColumnList<T> columns, Func<T, ParticipantPart> of) => columns
        .Add("ParticipantId", row => of(row).ParticipantId)
        .Add("Purpose", row => of(row).Purpose)
        .Text("ParticipantName", row => of(row).Name);

    /// <summary>Adds the times of the first and the last segment.</summary>
    public static ColumnList<PartSummary> Times(this ColumnList<PartSummary> columns) => columns
        .Time("Start", s => s.Start)
        .Time("End", s => s.End)
        .Duration("Duration", s => CellText.Between(s.Start, s.End));

    /// <summary>Adds queue, agent and wrap-up code.</summary>
    public static ColumnList<PartSummary> Routing(this ColumnList<PartSummary> columns) => columns
        .Id("QueueId", "QueueName", LookupKind.Queue, s => s.QueueIds)
        .Id("UserId", "UserName", LookupKind.User, s => s.UserIds)
        .Id("WrapUpCode", "WrapUpName", LookupKind.WrapupCode, s => s.WrapUpCodes);

    /// <summary>Adds the other ids that have names.</summary>
    public static ColumnList<PartSummary> Others(this ColumnList<PartSummary> columns) => columns
        .Text("WrapUpNote", s => s.WrapUpNotes)
        .Id("SkillIds", "SkillNames", LookupKind.Skill, s => s.SkillIds)
        .Id("TeamId", "TeamName", LookupKind.Team, s => s.TeamIds)
        .Id("FlowId", "FlowName", LookupKind.Flow, s => s.FlowIds);

    /// <summary>Adds the addresses of messages and mails.</summary>
    public static ColumnList<PartSummary> Addresses(this ColumnList<PartSummary> columns) => columns
        .Add("AddressFrom", s => s.Outer?.AddressFrom)
        .Add("AddressTo", s => s.Outer?.AddressTo)
        .Text("Subject", s => s.Subjects);

    /// <summary>Adds the metrics: durations with their unit, counts by their name alone.</summary>
    public static ColumnList<PartSummary> Metrics(this ColumnList<PartSummary> columns, SessionMetrics metrics)
    {
        for (int i = 0; i < metrics.Names.Count; i++)
        {
            int slot = i;
            string name = metrics.Names[i];
            string column = SessionHeadings.OfMetric(name);
            _ = MetricHeadings.IsDuration(name)
                ? columns.Duration(column, s => s.Metric(slot))
                : columns.Cell(column, CellKind.Whole, s => s.Metric(slot));
        }

        return columns;
    }
}
