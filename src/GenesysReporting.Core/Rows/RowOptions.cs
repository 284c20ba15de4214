namespace GenesysReporting.Rows;

/// <summary>How the cells of rows are written.</summary>
public sealed record RowOptions
{
    /// <summary>The zone that times are shown in.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The form of times.</summary>
    public RowTimeFormat TimeFormat { get; init; } = RowTimeFormat.Iso;
}

/// <summary>How times are written in cells.</summary>
public enum RowTimeFormat
{
    /// <summary><c>2026-11-01T08:30:00.125+01:00</c>: nothing is lost.</summary>
    Iso,

    /// <summary><c>2026-11-01 08:30:00</c>: what spreadsheets take for a time; offset and milliseconds are left out.</summary>
    Excel,
}
