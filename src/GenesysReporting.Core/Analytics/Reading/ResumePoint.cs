namespace GenesysReporting.Analytics.Reading;

/// <summary>
/// The point that a part was read to. A later process resumes there with this and the ids of the delivered records. Its
/// properties are members of checkpoints on disk, whose names must not change.
/// </summary>
internal sealed record ResumePoint
{
    /// <summary>The number of pages of the first pass that were delivered; 0 to begin with the first page again.</summary>
    public int Page { get; init; }

    /// <summary>A hash of the last of those pages, which shows whether it is still the same.</summary>
    public string? PageKey { get; init; }

    /// <summary>The job; null if there is none.</summary>
    public string? JobId { get; init; }

    /// <summary>The cursor after the job's last page; null to read its results from their beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>The number of results that the platform announced.</summary>
    public long? TotalHits { get; init; }

    /// <summary>The number of records that arrived.</summary>
    public long Received { get; init; }

    /// <summary>The number of records that were trimmed.</summary>
    public long Outside { get; init; }

    /// <summary>The number of records without an id that were delivered.</summary>
    public long WithoutId { get; init; }

    /// <summary>True if records without an id came in several passes.</summary>
    public bool IsBlurred { get; init; }
}

/// <summary>The reading of a part by an earlier run.</summary>
/// <param name="Point">The point that it was read to.</param>
/// <param name="Ids">The ids of the delivered records.</param>
internal sealed record ResumedReading(ResumePoint Point, RecordIds Ids);

/// <summary>A part that an earlier run has begun.</summary>
/// <param name="Part">The part.</param>
/// <param name="Reading">The reading of it.</param>
internal sealed record ResumedPart(QueryPart Part, ResumedReading Reading);
