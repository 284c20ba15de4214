using GenesysReporting.Analytics;
using GenesysReporting.Names;

namespace GenesysReporting.Rows.Agents;

/// <summary>The columns of one row per span between a user's login and logout.</summary>
internal static class LoginColumns
{
    public static RowSchema<AnalyticsUserDetail> Schema(RowOptions options)
    {
        ColumnList<LoginSpan> columns = new ColumnList<LoginSpan>(options)
            .Id("UserId", "UserName", LookupKind.User, s => s.UserId)
            .Time("Login", s => s.Login)
            .Time("Logout", s => s.Logout)
            .Duration("Duration", s => CellText.Between(s.From, s.To));
        return new ColumnSchema<AnalyticsUserDetail, LoginSpan>("LoginRow", columns, LoginSpan.Of);
    }
}
