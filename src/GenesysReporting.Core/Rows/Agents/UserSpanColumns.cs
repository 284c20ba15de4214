using GenesysReporting.Analytics;
using GenesysReporting.Analytics.Time;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Agents;

/// <summary>The columns of one row per span of a presence or routing status, clipped to the interval of the query, and cut by the day on request.</summary>
internal static class UserSpanColumns
{
    private const long TicksPerHalfSecond = TimeSpan.TicksPerSecond / 2;

    public static RowSchema<AnalyticsUserDetail> Schema(RowOptions options)
    {
        bool byDay = options.SplitBy == RowSplit.Day;
        bool bySecond = byDay && options.DurationUnit == DurationUnit.Seconds;
        ColumnList<UserSpan> columns = new ColumnList<UserSpan>(options)
            .Id("UserId", "UserName", LookupKind.User, s => s.UserId)
            .Add("Kind", s => s.Kind);
        if (byDay)
        {
            columns.Add("Day", s => s.Start is { } start ? CellText.Day(LocalDays.Of(start, options.TimeZone)) : null);
        }

        columns
            .Time("Start", s => s.Start)
            .Time("End", s => s.End)
            .Duration("Duration", s => bySecond ? CellText.Between(Second(s.Start), Second(s.KnownEnd)) : CellText.Between(s.Start, s.KnownEnd))
            .Add("SystemPresence", s => s.SystemPresence)
            .Id("OrganizationPresenceId", "OrganizationPresenceName", LookupKind.Presence, s => s.OrganizationPresenceId)
            .Add("RoutingStatus", s => s.RoutingStatus);
        Func<AnalyticsUserDetail, IEnumerable<UserSpan>> spansOf =
            byDay ? user => UserSpan.Of(user).SelectMany(s => s.ByDay(options.TimeZone)) : UserSpan.Of;
        return new ColumnSchema<AnalyticsUserDetail, UserSpan>("UserStatusRow", columns, spansOf);
    }

    /// <summary>
    /// Returns the nearest whole second, halves up. Durations between such times add up to the seconds of the day, which rounded
    /// durations do not.
    /// </summary>
    private static DateTimeOffset? Second(DateTimeOffset? time) => time is { } exact && exact.UtcTicks < DateTimeOffset.MaxValue.UtcTicks - TicksPerHalfSecond
        ? new DateTimeOffset((exact.UtcTicks + TicksPerHalfSecond) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero)
        : time;
}
