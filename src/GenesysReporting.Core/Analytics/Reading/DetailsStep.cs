using GenesysReporting.Analytics.Reading;

namespace GenesysReporting.Analytics.Reading;

/// <summary>A part that somebody else has read to some point.</summary>
/// <param name="Part">The part.</param>
/// <param name="Reading">What was read of it.</param>
internal sealed record ResumedPart(DetailsPart Part, ResumedReading Reading);

/// <summary>One step of the reading.</summary>
/// <param name="Part">The part that is being read.</param>
/// <param name="Records">What is to be delivered; empty where all of a page was known or trimmed.</param>
/// <param name="Mark">The point behind it.</param>
internal sealed record DetailsStep(DetailsPart Part, IReadOnlyList<AnalyticsRecord> Records, ResumePoint Mark)
{
    /// <summary>What became of the part, when this step is its end.</summary>
    public SliceSummary? Ended { get; init; }

    /// <summary>How far the data of jobs reaches, where that was asked for.</summary>
    public DateTimeOffset? Watermark { get; init; }
}
