namespace GenesysReporting.Rows;

/// <summary>The options for rows and their cells.</summary>
public sealed record RowOptions
{
    /// <summary>The time zone of the times.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The form of times.</summary>
    public RowTimeFormat TimeFormat { get; init; } = RowTimeFormat.Iso;

    /// <summary>The unit of durations, which is part of the columns' names.</summary>
    public DurationUnit DurationUnit { get; init; } = DurationUnit.Seconds;

    /// <summary>The grain of conversations' rows; null for the default, a conversation.</summary>
    public RowGrain? Grain { get; init; }

    /// <summary>The layout of aggregates' rows; null for the default, wide.</summary>
    public RowLayout? Layout { get; init; }

    /// <summary>The borders at which spans of presences and routing statuses are cut; null for none but those of the interval.</summary>
    public RowSplit? SplitBy { get; init; }

    /// <summary>True if buckets of aggregates without data have rows too.</summary>
    public bool FillGaps { get; init; }

    /// <summary>Names or wildcards of the metrics and views to show; empty for the usual ones.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The names, in any case, of participants' attributes that have a column in rows of conversations and participants.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>True if columns of names are added next to those of ids; they are empty until a <c>RowNamer</c> fills them.</summary>
    public bool WithNames { get; init; }
}

/// <summary>The form of times in cells, and of their text.</summary>
public enum RowTimeFormat
{
    /// <summary>A DateTimeOffset, whose text is <c>2026-11-01T08:30:00.125+01:00</c>.</summary>
    Iso,

    /// <summary>A DateTime, whose text is <c>2026-11-01 08:30:00</c>, which spreadsheets recognise as a time.</summary>
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

/// <summary>The grain of conversations' rows.</summary>
public enum RowGrain
{
    /// <summary>A conversation.</summary>
    Conversation,

    /// <summary>A participant: customer, IVR, ACD, agent.</summary>
    Participant,

    /// <summary>One medium of one participant.</summary>
    Session,

    /// <summary>A segment of a session: ringing, talk, hold, wrap-up.</summary>
    Segment,

    /// <summary>An attribute of a participant, which only jobs have.</summary>
    Attribute,

    /// <summary>A quality evaluation.</summary>
    Evaluation,

    /// <summary>A survey.</summary>
    Survey,
}

/// <summary>The layout of aggregates' rows.</summary>
public enum RowLayout
{
    /// <summary>One row per group, period and qualifier, with a column for each metric and statistic.</summary>
    Wide,

    /// <summary>One row per metric of these, with a column for each statistic.</summary>
    Long,
}

/// <summary>The borders at which spans are cut.</summary>
public enum RowSplit
{
    /// <summary>The midnights of the rows' time zone.</summary>
    Day,
}
