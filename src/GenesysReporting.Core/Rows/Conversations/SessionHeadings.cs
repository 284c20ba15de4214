namespace GenesysReporting.Rows.Conversations;

/// <summary>
/// The names of columns whose number depends on what was asked for, in rows of conversations, participants and sessions.
/// They are the same in all of them.
/// </summary>
internal static class SessionHeadings
{
    private static readonly Lazy<MetricHeadings> Headings =
        new(() => new MetricHeadings(Enum.GetValues<DurationUnit>().SelectMany(Base), MetricNames.Known, [], Columns));

    /// <summary>Returns the name of a metric's column, without the unit of a duration.</summary>
    // The usual ones need not create all columns first; a test holds both against each other.
    public static string OfMetric(string metric) => MetricNames.IsUsual(metric) ? metric[1..] : Headings.Value.Of(metric);

    /// <summary>Returns the name of the column of a participant's attribute.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="isFree">True if no column has the name so far.</param>
    public static string OfAttribute(string name, Func<string, bool> isFree) =>
        isFree(name) && !Headings.Value.IsTaken(name) ? name : "Attribute" + name;

    /// <summary>Returns the columns of a metric in every unit.</summary>
    private static IEnumerable<string> Columns(string metric, string name) =>
        MetricHeadings.IsDuration(metric) ? Enum.GetNames<DurationUnit>().Select(unit => name + unit) : [name];

    private static IEnumerable<string> Base(DurationUnit unit)
    {
        var all = new RowOptions { WithNames = true, DurationUnit = unit };
        return new[] { ConversationColumns.Base(all), ParticipantColumns.Base(all), SessionColumns.Base(all) }
            .SelectMany(columns => columns.Columns)
            .Select(column => column.Name)
            .Append(ColumnNames.Organization);
    }
}
