namespace GenesysReporting.Analytics.Details;

/// <summary>How far a part was read: what another process needs to go on there, beside the ids of what was delivered.</summary>
internal sealed record PartMark
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
}

/// <summary>A part that somebody else has read to some point.</summary>
/// <param name="Part">The part.</param>
/// <param name="Mark">The point.</param>
/// <param name="Ids">The ids of what was delivered of it.</param>
internal sealed record BegunPart(DetailsPart Part, PartMark Mark, Running.RecordIds Ids);

/// <summary>A page of a part: what is to be delivered of it, and the point behind it.</summary>
internal sealed record PartPage(List<AnalyticsRecord> Records, PartMark Mark);

/// <summary>One step of the reading.</summary>
/// <param name="Part">The part that is being read.</param>
/// <param name="Records">What is to be delivered; empty where all of a page was known or trimmed.</param>
/// <param name="Mark">The point behind it.</param>
internal sealed record DetailsStep(DetailsPart Part, IReadOnlyList<AnalyticsRecord> Records, PartMark Mark)
{
    /// <summary>What became of the part, when this step is its end.</summary>
    public SliceSummary? Ended { get; init; }

    /// <summary>How far the data of jobs reaches, where that was asked for.</summary>
    public DateTimeOffset? Watermark { get; init; }
}
