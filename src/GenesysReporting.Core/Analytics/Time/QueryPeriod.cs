namespace GenesysReporting.Analytics;

/// <summary>Stretches of the calendar, cut at midnights of the query's time zone. Weeks begin on Monday (ISO 8601).</summary>
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
}
