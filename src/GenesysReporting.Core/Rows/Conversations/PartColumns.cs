using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Conversations;

/// <summary>Columns that several grains have.</summary>
internal static class PartColumns
{
    /// <summary>The conversation that a finer row is part of.</summary>
    public static ColumnList<T> Conversation<T>(this ColumnList<T> columns, Func<T, AnalyticsConversation> of) => columns
        .Add("ConversationId", row => of(row).ConversationId)
        .Time("ConversationStart", row => of(row).ConversationStart)
        .Time("ConversationEnd", row => of(row).ConversationEnd);

    /// <summary>The participant that a row is about or part of.</summary>
    public static ColumnList<T> Participant<T>(this ColumnList<T> columns, Func<T, AnalyticsParticipant> of) => columns
        .Add("ParticipantId", row => of(row).ParticipantId)
        .Add("Purpose", row => of(row).Purpose)
        .Text("ParticipantName", row => of(row).ParticipantName);

    /// <summary>From first to last segment.</summary>
    public static ColumnList<PartDigest> Times(this ColumnList<PartDigest> columns) => columns
        .Time("Start", d => d.Start)
        .Time("End", d => d.End)
        .Duration("Duration", d => Cells.Between(d.Start, d.End));

    /// <summary>Which queue, agent and wrap-up code.</summary>
    public static ColumnList<PartDigest> Routing(this ColumnList<PartDigest> columns) => columns
        .Id("QueueId", "QueueName", LookupKind.Queue, d => d.QueueIds)
        .Id("UserId", "UserName", LookupKind.User, d => d.UserIds)
        .Id("WrapUpCode", "WrapUpName", LookupKind.WrapupCode, d => d.WrapUpCodes);

    /// <summary>What else is looked up.</summary>
    public static ColumnList<PartDigest> Others(this ColumnList<PartDigest> columns) => columns
        .Text("WrapUpNote", d => d.WrapUpNotes)
        .Id("SkillIds", "SkillNames", LookupKind.Skill, d => d.SkillIds)
        .Id("TeamId", "TeamName", LookupKind.Team, d => d.TeamIds)
        .Id("FlowId", "FlowName", LookupKind.Flow, d => d.FlowIds);

    /// <summary>Where messages and mails went.</summary>
    public static ColumnList<PartDigest> Addresses(this ColumnList<PartDigest> columns) => columns
        .Add("AddressFrom", d => d.Outer?.AddressFrom)
        .Add("AddressTo", d => d.Outer?.AddressTo)
        .Text("Subject", d => d.Subjects);

    /// <summary>The metrics: durations with their unit, counts by their name alone.</summary>
    public static ColumnList<PartDigest> Metrics(this ColumnList<PartDigest> columns, SessionMetrics metrics)
    {
        for (int i = 0; i < metrics.Names.Count; i++)
        {
            int slot = i;
            string name = metrics.Names[i];
            bool isDuration = name.StartsWith('t');
            string column = MetricColumn.Name(name, n => columns.IsFree(isDuration ? n + columns.Options.DurationUnit : n));
            _ = isDuration ? columns.Duration(column, d => d.Metric(slot)) : columns.Add(column, d => d.Metric(slot));
        }

        return columns;
    }
}
