namespace GenesysReporting.Analytics;

/// <summary>Periods of the calendar, which begin at midnight in the query's time zone. Weeks begin on Monday (ISO 8601).</summary>
public enum QueryPeriod
{
    /// <summary>From midnight until now.</summary>
    Today,

    /// <summary>The day before today.</summary>
    Yesterday,

    /// <summary>From Monday's midnight until now.</summary>
    ThisWeek,

    /// <summary>The week before this one.</summary>
    LastWeek,

    /// <summary>From the first of the month until now.</summary>
    ThisMonth,

    /// <summary>The month before this one.</summary>
    LastMonth,

    /// <summary>The seven days before today.</summary>
    Last7Days,

    /// <summary>The thirty days before today.</summary>
    Last30Days,

    /// <summary>The hour before this one, from full hour to full hour.</summary>
    LastHour,
}
