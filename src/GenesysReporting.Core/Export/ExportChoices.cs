namespace GenesysReporting.Export;

/// <summary>What a file of conversations holds.</summary>
public enum ExportFormat
{
    /// <summary>Rows of cells, with a heading (RFC 4180).</summary>
    Csv,

    /// <summary>A conversation a line, in the JSON that the platform sent.</summary>
    JsonLines,
}

/// <summary>How text becomes bytes.</summary>
public enum ExportEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8NoBom,

    /// <summary>UTF-8 with a mark at the start, by which some spreadsheets know it.</summary>
    Utf8Bom,
}

/// <summary>What gets a file of its own.</summary>
public enum ExportPartition
{
    /// <summary>Each day of the query's time zone, in a folder <c>date=2026-11-01</c>.</summary>
    Day,
}

/// <summary>How an export ended.</summary>
public enum ExportOutcome
{
    /// <summary>The file holds everything that the platform announced.</summary>
    Complete,

    /// <summary>The file is finished, and the platform sent something else than it had announced.</summary>
    Incomplete,

    /// <summary>The same export had finished before; nothing was done.</summary>
    Skipped,
}
