namespace GenesysReporting.Export;

/// <summary>The unit that gets a separate file.</summary>
public enum ExportPartition
{
    /// <summary>Each day of the query's time zone, in a folder <c>date=2026-11-01</c>.</summary>
    Day,
}

/// <summary>The outcome of an export.</summary>
public enum ExportOutcome
{
    /// <summary>The file holds everything that the platform announced.</summary>
    Complete,

    /// <summary>The file is finished, and the platform sent something else than it had announced.</summary>
    Incomplete,

    /// <summary>The export had finished in an earlier run; nothing was done.</summary>
    Skipped,

    /// <summary>The time was over before everything was fetched; the same export resumes it.</summary>
    TimeOver,
}
