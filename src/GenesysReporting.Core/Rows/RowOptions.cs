namespace GenesysReporting.Rows;

/// <summary>Which rows are made, and how their cells are written.</summary>
public sealed record RowOptions
{
    /// <summary>The zone that times are shown in.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The form of times.</summary>
    public RowTimeFormat TimeFormat { get; init; } = RowTimeFormat.Iso;

    /// <summary>The unit of durations, which stands in the columns' names.</summary>
    public DurationUnit DurationUnit { get; init; } = DurationUnit.Seconds;

    /// <summary>What a row of conversations is; null where nobody said, which is a conversation.</summary>
    public RowGrain? Grain { get; init; }

    /// <summary>What a row of aggregates is; null where nobody said, which is wide.</summary>
    public RowLayout? Layout { get; init; }

    /// <summary>Names of metrics and views, or wildcards, whose columns or rows are wanted; empty for the usual ones.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Whether columns of names stand beside those of ids; they are empty until a <c>RowNamer</c> fills them.</summary>
    public bool WithNames { get; init; }
}

/// <summary>How times are written in cells.</summary>
public enum RowTimeFormat
{
    /// <summary><c>2026-11-01T08:30:00.125+01:00</c>: nothing is lost.</summary>
    Iso,

    /// <summary><c>2026-11-01 08:30:00</c>: what spreadsheets take for a time; offset and milliseconds are left out.</summary>
    Excel,
}

/// <summary>The unit of durations in cells. They are whole numbers.</summary>
public enum DurationUnit
{
    /// <summary>Whole seconds; halves go up.</summary>
    Seconds,

    /// <summary>Milliseconds, as the platform measures.</summary>
    Milliseconds,
}

/// <summary>What one row of conversations is.</summary>
public enum RowGrain
{
    /// <summary>A conversation.</summary>
    Conversation,

    /// <summary>Somebody or something that took part in one.</summary>
    Participant,

    /// <summary>One medium of one participant.</summary>
    Session,

    /// <summary>A stretch of a session: ringing, talk, hold, wrap-up.</summary>
    Segment,
}

/// <summary>What one row of aggregates is.</summary>
public enum RowLayout
{
    /// <summary>A group, stretch of time and qualifier, with a column for each metric and statistic.</summary>
    Wide,

    /// <summary>One metric of it, with a column for each statistic.</summary>
    Long,
}
