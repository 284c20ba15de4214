using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Agents;

/// <summary>The columns of agents as they are now: one row per agent, or one per count.</summary>
internal static class AgentStatusColumns
{
    public static RowSchema<AnalyticsAgentStatus> Agents(RowOptions options)
    {
        ColumnList<AnalyticsAgentStatus> columns = new ColumnList<AnalyticsAgentStatus>(options)
            .Add("UserId", a => a.UserId)
            .Text("UserName", a => a.UserName)
            .Add("SystemPresence", a => a.SystemPresence)
            .Id("OrganizationPresenceId", "OrganizationPresenceName", LookupKind.Presence, a => a.OrganizationPresenceId)
            .Time("PresenceDate", a => a.PresenceDate)
            .Add("RoutingStatus", a => a.RoutingStatus)
            .Time("RoutingStatusDate", a => a.RoutingStatusDate)
            .Add("IsOutOfOffice", a => a.IsOutOfOffice)
            .Id("DivisionId", "DivisionName", LookupKind.Division, a => a.DivisionId)
            .Id("ManagerId", "ManagerName", LookupKind.User, a => a.ManagerId)
            .Add("AdherenceState", a => a.AdherenceState)
            .Add("AdherenceImpact", a => a.AdherenceImpact)
            .Time("AdherenceDate", a => a.AdherenceDate)
            .Add("ScheduledActivityCategory", a => a.ScheduledActivityCategory)
            .Add("ScheduledActivityCodeId", a => a.ScheduledActivityCodeId)
            .Add("ActualActivityCategory", a => a.ActualActivityCategory)
            .Add("BusinessUnitId", a => a.BusinessUnitId)
            .Add("ManagementUnitId", a => a.ManagementUnitId)
            .Add("SessionCount", a => (long?)a.SessionCount)
            .Add("ConversationId", a => List(a, s => s.ConversationId))
            .Add("MediaType", a => List(a, s => s.MediaType))
            .Add("SegmentType", a => List(a, s => s.SegmentType))
            .Id("QueueId", "QueueName", LookupKind.Queue, a => List(a, s => s.RoutedQueueId))
            .Id("SkillIds", "SkillNames", LookupKind.Skill, a => CellText.List(a.Sessions.SelectMany(s => s.RequestedRoutingSkillIds)));
        return new ColumnSchema<AnalyticsAgentStatus, AnalyticsAgentStatus>("AgentStatusRow", columns, a => new[] { a });
    }

    public static RowSchema<AnalyticsAgentStatusCount> Counts(RowOptions options)
    {
        ColumnList<AnalyticsAgentStatusCount> columns = new ColumnList<AnalyticsAgentStatusCount>(options)
            .Add("Dimension", c => c.Dimension)
            .Add("Value", c => c.Value)
            .Id("OrganizationPresenceId", "OrganizationPresenceName", LookupKind.Presence, c => c.OrganizationPresenceId)
            .Add("Count", c => c.Count);
        return new ColumnSchema<AnalyticsAgentStatusCount, AnalyticsAgentStatusCount>("AgentStatusCountRow", columns, c => new[] { c });
    }

    private static string? List(AnalyticsAgentStatus agent, Func<AnalyticsAgentSession, string?> of) =>
        CellText.List(agent.Sessions.Select(of));
}
