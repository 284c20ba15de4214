namespace GenesysReporting.Analytics.Reading;

/// <summary>One step of a reading: a page of a part, or the end of it.</summary>
/// <param name="Part">The part that is being read.</param>
/// <param name="Records">The records to deliver; empty if the whole page was known before or trimmed.</param>
/// <param name="Point">The point after the page.</param>
internal sealed record PartStep<TRecord>(QueryPart Part, IReadOnlyList<TRecord> Records, ResumePoint Point)
{
    /// <summary>The summary of the part if this step is its end; otherwise null.</summary>
    public SliceSummary? Ended { get; init; }

    /// <summary>The end of the data that jobs can read, if it is known.</summary>
    public DateTimeOffset? Watermark { get; init; }
}
