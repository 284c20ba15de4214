namespace GenesysReporting.Analytics.Reading;

/// <summary>How far a part was read: what another process needs to go on there, beside the ids of what was delivered.</summary>
internal sealed record ResumePoint
{
    /// <summary>How many pages of the first reading were delivered; 0 to begin with the first page again.</summary>
    public int Page { get; init; }

    /// <summary>Tells whether the last of those pages is still the same.</summary>
    public string? PageKey { get; init; }

    /// <summary>The job; null where there is none.</summary>
    public string? JobId { get; init; }

    /// <summary>Where the job's last page ended; null to read its results from their beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many results were announced.</summary>
    public long? TotalHits { get; init; }

    /// <summary>How many records arrived.</summary>
    public long Received { get; init; }

    /// <summary>How many of them were trimmed.</summary>
    public long Outside { get; init; }

    /// <summary>How many were delivered without an id.</summary>
    public long WithoutId { get; init; }

    /// <summary>Whether such came in several readings.</summary>
    public bool IsBlurred { get; init; }
}

/// <summary>What somebody else has read of a slice or a part.</summary>
/// <param name="Mark">The point behind it.</param>
/// <param name="Ids">The ids of what was delivered of it.</param>
internal sealed record ResumedReading(ResumePoint Mark, RecordIds Ids);

/// <summary>A page of a part: what is to be delivered of it, and the point behind it.</summary>
internal sealed record PartPage(List<AnalyticsRecord> Records, ResumePoint Mark);
