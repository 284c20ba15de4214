using GenesysReporting.Analytics.Time;
using GenesysReporting.Reports.Questions;

namespace GenesysReporting.Reports.Sources;

/// <summary>A report with the choices of one run, all of which were checked.</summary>
internal sealed class ReportPlan
{
    private readonly string? _granularity;

    private ReportPlan(ReportDefinition definition, ReportOptions options, TimeProvider time)
    {
        Definition = AttributeKeys.Add(definition, options.Attributes);
        Sources = ReportSources.Of(Definition, options, time);
        _granularity = ReportQueries.Granularity(definition, options) is { } text ? Length(text) : null;
    }

    /// <summary>The definition, with a key for each attribute that the caller chose.</summary>
    public ReportDefinition Definition { get; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<ReportSource> Sources { get; }

    /// <summary>True if rows belong to time buckets.</summary>
    public bool HasBuckets => _granularity is not null;

    /// <summary>The starts of all buckets; empty without buckets.</summary>
    public IReadOnlyList<DateTimeOffset> Buckets => _granularity is { } length && Sources[0].Interval is { } interval
        ? new BucketStarts(interval, length, Sources[0].Zone).All
        : [];

    /// <summary>Returns the plan; throws for every choice that does not fit.</summary>
    /// <param name="definition">The report.</param>
    /// <param name="options">The caller's choices.</param>
    /// <param name="time">The clock.</param>
    public static ReportPlan Of(ReportDefinition definition, ReportOptions options, TimeProvider time) => new(definition, options, time);

    /// <summary>Returns the length of buckets; throws for one that does not cut an interval, such as P0D.</summary>
    private static string Length(string text) =>
        GranularityText.Read(text) is var length && Analytics.Time.Buckets.Advances(length) ? length : throw TimeErrors.InvalidGranularity(text);
}
