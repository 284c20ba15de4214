using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Agents;

/// <summary>The columns of one row per span of a presence or routing status, clipped to the interval of the query.</summary>
internal static class UserSpanColumns
{
    public static RowSchema<AnalyticsUserDetail> Schema(RowOptions options)
    {
        ColumnList<UserSpan> columns = new ColumnList<UserSpan>(options)
            .Id("UserId", "UserName", LookupKind.User, s => s.UserId)
            .Add("Kind", s => s.Kind)
            .Time("Start", s => s.Start)
            .Time("End", s => s.End)
            .Duration("Duration", s => CellText.Between(s.Start, s.KnownEnd))
            .Add("SystemPresence", s => s.SystemPresence)
            .Id("OrganizationPresenceId", "OrganizationPresenceName", LookupKind.Presence, s => s.OrganizationPresenceId)
            .Add("RoutingStatus", s => s.RoutingStatus);
        return new ColumnSchema<AnalyticsUserDetail, UserSpan>("UserStatusRow", columns, UserSpan.Of);
    }
}
